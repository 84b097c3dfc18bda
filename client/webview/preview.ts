import type { PreviewPlace } from '../../server/protocol.ts';
import { type FromPreview, firstLineOf, lineAt, seenBlock, type ToPreview } from '../preview/preview-page.ts';
import { byId, vsCodeApi } from './page.ts';

const api = vsCodeApi<unknown, FromPreview>();
const page = byId('document');
const status = byId('status');
let places: readonly PreviewPlace[] = [];
let uri = '';
let line = 0;
/** Where the page was put for the text: who finds it there has not scrolled it. */
let put = 0;
let isAsked = false;

function scroll(): void {
    const block = seenBlock(places, line);
    if (block === undefined) window.scrollTo({ top: 0 });
    else page.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'start' });
    put = window.scrollY;
}

/** The line of what is at the top of the page. */
function topLine(): number {
    if (window.scrollY < 1) return 0;
    const blocks = [...page.querySelectorAll<HTMLElement>('[data-block]')];
    const top = blocks.findLast(block => block.getBoundingClientRect().top <= 1);
    if (!top) return 0;
    const { top: start, height } = top.getBoundingClientRect();
    return lineAt(places, Number(top.dataset.block), height ? -start / height : 0);
}

/** The user scrolls the page, and the text follows: once a picture of the screen, and never where the page itself followed the text. */
function followScroll(): void {
    isAsked = false;
    if (Math.abs(window.scrollY - put) < 2) return;
    put = window.scrollY;
    line = topLine();
    api.postMessage({ type: 'scrolled', line });
}

/** What has the keyboard when the page is made anew: the same place of it gets it back. */
function keepFocus(replace: () => void): void {
    const focusable = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('a, [tabindex]')];
    const at = focusable().indexOf(document.activeElement as HTMLElement);
    replace();
    if (at >= 0) focusable()[at]?.focus({ preventScroll: true });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPreview>) => {
    switch (data.type) {
        case 'show': {
            const { body } = new DOMParser().parseFromString(data.preview.html, 'text/html');
            const hasMoved = data.line !== line || data.uri !== uri || !page.childElementCount;
            ({ places } = data.preview);
            ({ line, uri } = data);
            status.textContent = '';
            keepFocus(() => page.replaceChildren(...body.childNodes));
            // A page that has become shorter moves by itself.
            put = window.scrollY;
            // Where the text did not move, neither does the page during typing.
            if (hasMoved) scroll();
            break;
        }
        case 'scroll':
            ({ line } = data);
            scroll();
            break;
        default:
            page.replaceChildren();
            places = [];
            status.textContent = data.why;
    }
});

window.addEventListener('scroll', () => {
    if (!isAsked) requestAnimationFrame(followScroll);
    isAsked = true;
});

page.addEventListener('dblclick', ({ target }) => {
    const block = (target as Element).closest<HTMLElement>('[data-block]')?.dataset.block;
    const from = block === undefined ? undefined : firstLineOf(places, Number(block));
    if (from !== undefined) api.postMessage({ type: 'edit', line: from });
});

api.postMessage({ type: 'ready' });
