import type { PreviewPlace } from '../../../server/protocol.ts';
import type { FromPage, ToPage } from '../../preview/messages.ts';
import { blockAt, lineOf } from '../../preview/scroll.ts';
import { byId } from '../matrix/make.ts';
import { vsCodeApi } from '../vscode-api.ts';

const api = vsCodeApi<unknown, FromPage>();
const page = byId('document');
const status = byId('status');
let places: readonly PreviewPlace[] = [];
let uri = '';
let line = 0;

function scroll(): void {
    const block = blockAt(places, line);
    if (block === undefined) window.scrollTo({ top: 0 });
    else page.querySelector(`[data-block="${block}"]`)?.scrollIntoView({ block: 'start' });
}

/** What has the keyboard when the page is made anew: the same place of it gets it back. */
function keepingFocus(replace: () => void): void {
    const focusable = (): HTMLElement[] => [...page.querySelectorAll<HTMLElement>('a, [tabindex]')];
    const at = focusable().indexOf(document.activeElement as HTMLElement);
    replace();
    if (at >= 0) focusable()[at]?.focus({ preventScroll: true });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
    switch (data.type) {
        case 'show': {
            const { body } = new DOMParser().parseFromString(data.preview.html, 'text/html');
            const hasMoved = data.line !== line || data.uri !== uri || !page.childElementCount;
            ({ places } = data.preview);
            ({ line, uri } = data);
            status.textContent = '';
            keepingFocus(() => page.replaceChildren(...body.childNodes));
            // Where the text did not move, neither does the page while somebody types.
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

page.addEventListener('dblclick', ({ target }) => {
    const block = (target as Element).closest<HTMLElement>('[data-block]')?.dataset.block;
    const from = block === undefined ? undefined : lineOf(places, Number(block));
    if (from !== undefined) api.postMessage({ type: 'edit', line: from });
});

api.postMessage({ type: 'ready' });
