import type { Tab } from '../../matrix/messages.ts';
import { byId, make } from './make.ts';

const TITLES: Readonly<Record<Tab, string>> = { matrix: 'Services by requirements', board: 'Across services' };
const TABS = Object.keys(TITLES) as readonly Tab[];

/** The views of the page to choose from: one of them is shown. */
export class Tabs {
    shown: Tab;
    private readonly buttons: ReadonlyMap<Tab, HTMLButtonElement>;
    private readonly changed: (tab: Tab) => void;

    constructor(list: HTMLElement, shown: Tab, changed: (tab: Tab) => void) {
        this.shown = shown;
        this.changed = changed;
        const button = (tab: Tab): HTMLButtonElement =>
            make('button', { id: `tab-${tab}`, type: 'button', role: 'tab', 'aria-controls': `panel-${tab}` }, TITLES[tab]);
        this.buttons = new Map(TABS.map(tab => [tab, button(tab)]));
        for (const [tab, each] of this.buttons) each.addEventListener('click', () => this.choose(tab));
        list.append(...this.buttons.values());
        list.addEventListener('keydown', event => {
            const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
            if (!step) return;
            event.preventDefault();
            this.choose(TABS[(TABS.indexOf(this.shown) + step + TABS.length) % TABS.length] as Tab);
            this.buttons.get(this.shown)?.focus();
        });
        this.mark();
    }

    /** Turns to a view. */
    choose(tab: Tab): void {
        if (tab === this.shown) return;
        this.shown = tab;
        this.mark();
        this.changed(tab);
    }

    private mark(): void {
        for (const [tab, button] of this.buttons) {
            button.setAttribute('aria-selected', String(tab === this.shown));
            button.tabIndex = tab === this.shown ? 0 : -1;
            byId(`panel-${tab}`).hidden = tab !== this.shown;
        }
    }
}
