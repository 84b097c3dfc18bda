import { emptyPage, type PageParts } from '../support/page.ts';

/** The page of the preview, empty: its script fills it in. */
export function previewPage(parts: PageParts): string {
    return emptyPage(parts, 'Preview', ['<p id="status" role="status"></p>', '<main id="document"></main>']);
}
