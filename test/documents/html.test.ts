import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium } from 'playwright-core';
import { renderHtml } from '../../documents/formats/html.ts';
import { DOCUMENT_KINDS } from '../../documents/generate.ts';
import { findChromium } from '../../scripts/equipment/programs.ts';
import { describeWith } from '../support/equipment.ts';
import { generated, OLDER } from './generated.ts';
import { exampleWorld } from './world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const world = exampleWorld();

describe('a page', () => {
    it('loads nothing from elsewhere, runs nothing, and is the same each time', () => {
        for (const kind of DOCUMENT_KINDS) {
            const html = renderHtml(generated(kind, world).tree);
            assert.doesNotMatch(html, /<(script|link|img|iframe|object|embed)\b|@import|url\(/i);
            assert.match(html, /<html lang="en-GB">/);
            assert.equal(renderHtml(generated(kind, exampleWorld()).tree), html);
        }
    });

    it('of a form has a row for each requirement, and says once what can be chosen', () => {
        const html = renderHtml(generated('blank-review', world).tree);
        const rows = html.match(/<th scope="row"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?<p><strong>IACM-[A-Z]+-\d+/g) ?? [];
        assert.ok(rows.length > 20, `${rows.length}`);
        assert.equal(html.match(/Partly in place; /g)?.length, 2, 'once for each of the two questions');
        assert.doesNotMatch(html, /<(?:input|textarea|select)\b/);
        assert.match(html, /This copy is for reading/);
        const again = renderHtml(generated('blank-specification', world).tree).match(
            /scope="row"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?<\/th>/g,
        );
        assert.equal(again, null, 'no row without words that say what it is about');
    });

    it('says a heading once: the same words above its table are for readers of screens', () => {
        const html = renderHtml(generated('specification', world, { services: ['coast-fact'] }).tree);
        for (const words of [
            'Applicable guidance',
            'Requirements that do not apply, and accepted gaps',
            'Measures and quality requirements',
        ])
            assert.ok(html.includes(`<caption class="nhsuk-u-visually-hidden">${words}</caption>`), words);
        const older = renderHtml(generated('specification', world, { services: ['coast-fact'], layout: OLDER }).tree);
        assert.ok(older.includes('<caption class="nhsuk-u-visually-hidden">Applicable local standards</caption>'), 'below “4.3 …”');
        assert.ok(html.includes('<caption class="nhsuk-table__caption">Roles and posts'), 'others are seen');
        const form = renderHtml(generated('blank-specification', world).tree);
        for (const words of ['Policies', 'Further policies', 'Partners', 'Further partners'])
            assert.ok(form.includes(`<caption class="nhsuk-u-visually-hidden">${words}</caption>`), words);
        assert.ok(form.includes('<caption class="nhsuk-table__caption">Requirements</caption>'), 'others of a form, too');
    });

    it('tears no date apart', () => {
        const html = renderHtml(generated('action-plan', world).tree).replaceAll('&#xA0;', '\u00A0');
        assert.match(html, /31\u00A0Oct\u00A02026|15\u00A0Jan\u00A02027/);
        assert.doesNotMatch(html, />[^<]*\d (?:Jan|Oct)[a-z]* \d{4}[^<]*</);
    });

    it('shows each label above what is said about it where the window is narrow', () => {
        const html = renderHtml(generated('board-paper', world).tree);
        assert.match(html, /<table class="nhsuk-table-responsive" role="table"><caption class="nhsuk-u-visually-hidden">Board paper/);
    });

    describeWith('in Chromium', findChromium(), function (chromiumPath) {
        this.timeout(600_000);
        let browser: Browser | undefined;

        before(async () => {
            browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
        });
        after(async () => browser?.close());

        it('prints a board paper on one page, and its annexes on wide ones; tears no field of a form apart', async () => {
            const page = await browser?.newPage();
            assert.ok(page);
            await page.setContent(renderHtml(generated('board-paper', world, { reviews: ['exampleshire-2024'], services: [] }).tree));
            const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
            const widths = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+)/g)].map(([, width]) => Math.round(Number(width)));
            assert.deepEqual([...new Set(widths)], [595, 842]);
            assert.equal(widths.filter(width => width === 595).length, 1);
            await page.setContent(renderHtml(generated('blank-specification', world).tree));
            await page.emulateMedia({ media: 'print' });
            const breaks = (selector: string, property: string) =>
                page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);
            assert.equal(await breaks('.nhsuk-form-group', 'breakInside'), 'avoid');
            assert.equal(await breaks('thead', 'breakAfter'), 'avoid');
            await page.close();
        });

        for (const kind of DOCUMENT_KINDS) {
            it(`a ${kind} has no barriers that axe-core finds, wide or narrow`, async () => {
                const context = await browser?.newContext({ bypassCSP: true });
                const page = await context?.newPage();
                assert.ok(page);
                await page.setContent(renderHtml(generated(kind, world).tree));
                await page.addScriptTag({ content: axe });
                for (const width of [1280, 360]) {
                    await page.setViewportSize({ width, height: 900 });
                    const found = (await page.evaluate(
                        'axe.run(document).then(result => result.violations.map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(" ")))',
                    )) as string[];
                    assert.deepEqual(found, []);
                    const wider = (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
                    assert.ok(wider <= 0, `${kind} is ${wider} pixels wider than a window of ${width}`);
                }
                await context?.close();
            });
        }
    });
});
