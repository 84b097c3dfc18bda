import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { checkerOf, factsOf } from '../../support/read-text.ts';
import { workbenchAddress } from '../launcher/browser.ts';
import { focusedElement, hasFocus, Newcomer, selectedText } from '../support/person/newcomer.ts';
import { ANSWERS, POSTS, SOURCES, VALUES } from '../support/person/newcomer-answers.ts';
import { SCREENSHOTS, withWorkbench } from '../support/person/open-workbench.ts';
import { notification, runCommand } from '../support/person/workbench.ts';

import { waitUntil } from '../support/wait-until.ts';

const TITLE = 'Northmoor Assertive Outreach Team';
/** What is asked at the place that is removed, with the block that holds nothing else. */
const REMOVED = 'What is done together, and how each side is reached.';
/** How many places a person is led to at most, before something goes round in a circle. */
const MOST = 400;

/**
 * From an empty folder to a specification in which nothing is left to fill in: with keys only, and with no more knowledge than what
 * the window says. What it takes is counted, and each place where the next step is not offered is a dead end.
 */
describe('a newcomer in an empty folder', function () {
    // The window of a busy machine: 140 places, each with what VS Code does for a key.
    this.timeout(420_000);
    const workbench = withWorkbench('newcomer');
    let newcomer: Newcomer;
    before(() => {
        newcomer = new Newcomer(workbench().page);
    });
    after(() => newcomer.report(SCREENSHOTS));

    it('sees the walkthrough, and no chat', async () => {
        const { page, screenshot } = workbench();
        await newcomer.stage('start', async () => {
            await page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
            await screenshot('newcomer-1-start');
            assert.equal(await page.locator('.interactive-session').count(), 0);
        });
    });

    it('makes a specification with the button of the walkthrough', async () => {
        const { page, workspace, screenshot } = workbench();
        await newcomer.stage('new', async () => {
            const button = page.locator('.getting-started-step.expanded a.monaco-button', { hasText: 'New Service Specification' });
            await button.waitFor();
            const goToButton = async (): Promise<boolean> => {
                for (let tabs = 0; tabs < 12 && !(await hasFocus(button)); tabs++) await newcomer.press('Tab');
                // VS Code may draw its page again while it starts, and then takes the focus to the beginning of it.
                await page.waitForTimeout(1500);
                return hasFocus(button);
            };
            let isReached = await goToButton();
            for (let tries = 2; tries > 0 && !isReached; tries--) isReached = await goToButton();
            if (!isReached) {
                newcomer.deadEnd('the walkthrough’s button can’t be reached with Tab');
                await button.focus();
            }
            await newcomer.press('Enter');
            const widget = page.locator('.quick-input-widget');
            const asked = async (heading: string, timeout = 30_000): Promise<void> => {
                await widget.locator('.quick-input-title', { hasText: heading }).waitFor();
                const focus = { value: '' };
                const probe = async (): Promise<boolean> => {
                    focus.value = await focusedElement(page);
                    return hasFocus(widget);
                };
                await waitUntil(`the focus in ${heading}`, probe, { timeout, otherwise: () => focus.value });
            };
            // The same may happen while the first question is there: then a person clicks into it, as into any field.
            await asked('(1 of 3)', 5000).catch(async () => {
                console.log(`newcomer · VS Code had taken the focus to ${await focusedElement(page)}`);
                await widget.locator('.quick-input-box input').focus();
                await asked('(1 of 3)');
            });
            await newcomer.type(TITLE);
            assert.equal(await widget.locator('.quick-input-box input').inputValue(), TITLE);
            await screenshot('newcomer-2-title');
            await newcomer.press('Enter');
            await asked('(2 of 3)');
            await newcomer.type('assertive outreach');
            await widget.locator('.monaco-list-row', { hasText: 'Assertive outreach' }).first().waitFor();
            await newcomer.pick();
            await asked('(3 of 3)');
            await widget.locator('.monaco-list-row', { hasText: 'recommended' }).first().waitFor();
            await screenshot('newcomer-3-guidance');
            await newcomer.pick();
            await page.locator('.tab.active[data-resource-name="northmoor-assertive-outreach-team.care"]').waitFor();
            assert.deepEqual(readdirSync(workspace), ['northmoor-assertive-outreach-team.care']);
            await waitUntil('the first placeholder selected', async () => /^\[.*\]$/.test(await selectedText(page)));
            await page
                .locator('.codelens-decoration', { hasText: /Fill in \d+ places/ })
                .first()
                .waitFor();
            await page.locator('.statusbar-item', { hasText: /\d+ to fill in/ }).waitFor();
            // What may be in the first place is in a list that is open already.
            await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Integrated Care Board' }).first().waitFor();
            await screenshot('newcomer-4-made');
        });
    });

    it('is led from place to place, until nothing is left', async () => {
        const { page, screenshot } = workbench();
        let isRemoved = false;
        let place = 0;
        const list = page.locator('.suggest-widget.visible .monaco-list-row');
        const done = notification(page, 'Nothing is left to fill in');
        const position = page.locator('.statusbar-item[id="status.editor.selection"]');
        const isSelected = async (): Promise<boolean> => /selected/.test((await position.textContent()) ?? '');
        const posts = POSTS.values();
        const sources = SOURCES.values();
        const next = new Map<string, number>();
        const used = new Set<string>();
        const appears = (part: Locator, timeout: number): Promise<boolean> =>
            part.waitFor({ timeout }).then(
                () => true,
                () => false,
            );
        const write = async (words: string, isFirst: boolean): Promise<void> => {
            assert.ok(!used.has(words), `used before: ${words}`);
            used.add(words);
            // Of each kind the first letter by letter: what the editor adds by itself would show.
            if (isFirst) await newcomer.type(words);
            else await newcomer.write(words);
        };
        const fixes = page.locator('.action-widget:not(.action-list-submenu-panel) .monaco-list-row');
        /** Takes a fix of the light bulb with keys. What it does goes on to the next place by itself. */
        const takeFix = async (title: string): Promise<void> => {
            const fix = fixes.filter({ hasText: title }).first();
            // VS Code asks by itself a quarter of a second after the cursor has moved, and forgets what a person has asked for just
            // before: on a busy machine nothing opens, and they press the keys again.
            for (let times = 0; times < 3; times++) {
                await newcomer.press('Control+.');
                if (await appears(fix, 5000)) break;
                await screenshot(`newcomer-no-light-bulb-${times}`);
            }
            await fix.waitFor();
            await screenshot('newcomer-5-light-bulb');
            const marked = page.locator('.action-widget .monaco-list-row.focused');
            for (let down = 0; down < 20 && !(await marked.textContent())?.includes(title); down++) await newcomer.press('ArrowDown');
            await newcomer.pick();
            await fixes.first().waitFor({ state: 'hidden' });
        };
        const answer = async (asked: string, isFirst: boolean): Promise<void> => {
            const turn = next.get(asked) ?? 0;
            next.set(asked, turn + 1);
            const own = ANSWERS[asked]?.[turn];
            if (own) return write(own, isFirst);
            const value = VALUES[asked];
            if (value) return write(value, true);
            const post = /^post title/.test(asked) && turn === 0 ? posts.next().value : undefined;
            const source = /^where the data|^data source/.test(asked) ? sources.next().value : undefined;
            const named = post ?? source;
            if (named) return write(named, true);
            if (!(await list.first().isVisible())) await newcomer.press('Control+Space');
            if (await appears(list.first(), 3000)) return newcomer.pick();
            newcomer.deadEnd(`nothing is offered for “${asked}” (${turn + 1})`);
            await write(`Agreed locally, point ${used.size}.`, false);
        };
        await newcomer.stage('fill in', async () => {
            for (; place < MOST && !(await done.isVisible()); place++) {
                const selected = await selectedText(page);
                const asked = /^\[(.*)\]$/s.exec(selected)?.[1];
                if (asked === undefined) {
                    newcomer.deadEnd(`F4 selected “${selected.slice(0, 60)}”`);
                    await screenshot(`newcomer-dead-end-${place}`);
                    break;
                }
                if (asked === REMOVED && !isRemoved) {
                    isRemoved = true;
                    await takeFix('Remove works with');
                    await waitUntil('the place after the one removed', async () => {
                        const now = await selectedText(page);
                        return now !== selected && now.startsWith('[');
                    });
                    continue;
                }
                await answer(asked.replaceAll("'", '’'), place < 12);
                if ([3, 20, 60].includes(place)) await screenshot(`newcomer-5-place-${place}`);
                await waitUntil('the answer', async () => !(await isSelected()));
                await newcomer.press('F4');
                await waitUntil('the next place', async () => (await done.isVisible()) || (await isSelected()));
            }
            await done.waitFor();
            await screenshot('newcomer-6-done');
            // F4, and to choose from a list at some places: on the whole no more than two keys for a place.
            assert.ok(newcomer.otherKeys <= 2 * place, `${newcomer.otherKeys} keys for ${place} places`);
        });
    });

    it('has a specification without placeholders and errors, and met no dead end', async () => {
        const { page, workspace, screenshot } = workbench();
        await newcomer.stage('save', async () => {
            await newcomer.press('Control+s');
            await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
        });
        const text = readFileSync(join(workspace, 'northmoor-assertive-outreach-team.care'), 'utf8');
        await screenshot('newcomer-7-saved');
        assert.deepEqual(text.match(/^(?!\/\/).*\[[^[\]\n]+\]/gm) ?? [], []);
        const facts = factsOf(text);
        const findings = checkerOf([facts]).findings(facts);
        // What is left is for people to decide: none of it is a mistake of those who filled it in.
        assert.deepEqual(
            findings.filter(({ severity, code }) => severity === 'error' || ['CARE-503', 'CARE-504'].includes(code)),
            [],
        );
        assert.deepEqual(newcomer.deadEnds, []);
    });
});

describe('a newcomer with files', () => {
    const workbench = withWorkbench('newcomer with examples');

    it('sees a draft and the walkthrough beside it, and no chat', async () => {
        const { page, screenshot } = workbench();
        await page.locator('.tab[data-resource-name="coast-fact.care"]').waitFor();
        await page.locator('.gettingStartedContainer .getting-started-step').first().waitFor();
        await page.locator('.codelens-decoration', { hasText: 'EXAMPLESHIRE' }).first().waitFor();
        await screenshot('newcomer-with-files');
        assert.equal(await page.locator('.interactive-session').count(), 0);
    });

    it('has a step of the walkthrough ticked when it is done, and not when it is begun and left', async () => {
        const { page, screenshot } = workbench();
        const tick = (id: string): Locator => page.locator(`.gettingStartedContainer [data-done-step-id$="#${id}"]`).first();
        const isTicked = async (id: string): Promise<boolean> => (await tick(id).getAttribute('aria-checked')) === 'true';
        const press = async (step: string, button: string): Promise<void> => {
            await page.locator('.getting-started-step', { hasText: step }).first().click();
            await page.locator('.getting-started-step.expanded a.monaco-button', { hasText: button }).click();
        };
        await tick('new').waitFor();
        assert.deepEqual(await Promise.all(['new', 'write', 'explain'].map(isTicked)), [false, false, false]);
        for (const [step, button] of [
            ['Make a specification', 'New Service Specification'],
            ['Read who asks for it', 'Open Library Guidance'],
        ] as const) {
            await press(step, button);
            const box = page.locator('.quick-input-widget .quick-input-box input');
            await box.waitFor();
            // Pressed in the walkthrough, this key leaves it. So the box itself gets it, wherever the focus has gone meanwhile.
            await box.dispatchEvent('keydown', { key: 'Escape', code: 'Escape', keyCode: 27, bubbles: true });
            await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
        }
        await press('See what is missing', 'Show Problems');
        await waitUntil('the tick of the problems', () => isTicked('problems'));
        await screenshot('walkthrough-ticks');
        assert.deepEqual(await Promise.all(['new', 'write', 'explain'].map(isTicked)), [false, false, false]);
    });

    it('opens the example in a window of its own', async () => {
        const { page } = workbench();
        const opening = page.context().waitForEvent('page');
        await runCommand(page, 'Carewright: Open an Example');
        const opened = await opening;
        await opened.locator('.tab[data-resource-name="crisis-home-treatment.care"]').waitFor({ timeout: 60_000 });
        await opened.locator('.explorer-folders-view .monaco-list-row', { hasText: 'local-standards.care' }).first().waitFor();
        await opened.close();
    });
});

describe('a newcomer without a folder', () => {
    const workbench = withWorkbench('newcomer without a folder');

    it('is told to open one, and sees the walkthrough again when it is open', async () => {
        const { page, workspace, screenshot } = workbench();
        const steps = page.locator('.gettingStartedContainer .getting-started-step');
        await steps.filter({ hasText: 'Open a folder' }).first().waitFor();
        await screenshot('newcomer-without-folder');
        // As VS Code itself does it: it begins anew with the folder.
        await page.goto(workbenchAddress(Number(new URL(page.url()).port), workspace));
        await steps.filter({ hasText: 'Make a specification' }).first().waitFor({ timeout: 60_000 });
        assert.equal(await page.getByText('usage data').count(), 0);
        // In another empty folder nothing else would say how to begin.
        const another = `${workspace}-2`;
        mkdirSync(another, { recursive: true });
        await page.goto(workbenchAddress(Number(new URL(page.url()).port), another));
        await steps.filter({ hasText: 'Make a specification' }).first().waitFor({ timeout: 60_000 });
    });
});
