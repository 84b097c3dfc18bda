import assert from 'node:assert/strict';
import { documentsOf, render } from '../../documents/generate.ts';
import { seenLines } from '../../documents/tree/seen-lines.ts';
import { changed } from './fill-form.ts';
import { NEWER } from './generated.ts';
import { specificationOf } from './one-specification.ts';
import { read } from './own-documents.ts';
import { typed } from './table-edits.ts';
import { fixture, worldOf } from './world.ts';

const TEXT = fixture('without-days.care');
const world = worldOf({ 'without-days.care': TEXT });
const { specification, imported } = specificationOf('riverside', world);

const made = (kind: 'action-plan' | 'review') => {
    const [document] = documentsOf(kind, { services: [], reviews: ['ours'], guidance: [], template: '', layout: NEWER }, world);
    assert.ok(document);
    return document;
};

describe('months and years in documents', () => {
    it('are printed as they are written, with no day', () => {
        const words = [specification(), made('action-plan'), made('review')].flatMap(({ tree }) => seenLines(tree).map(line => line.words));
        const all = words.join('\n');
        for (const month of [
            'April 2027',
            'March 2030',
            'September 2029',
            'June 2026',
            'March 2025',
            'May 2028',
            'March 2028',
            'October 2027',
            'November 2026',
        ])
            assert.match(all, new RegExp(`(?<!\\d )${month}`), month);
        assert.doesNotMatch(
            all,
            /\b(?:28|29|30|31|1) (?:March|April|May|June|September|October|November|December|Oct|Nov|Dec) (?:2025|2027|2028|2029|2030)/,
        );
        for (const format of ['md', 'html'] as const)
            assert.match(new TextDecoder().decode(render(specification(), format, world)), /September.2029/u, format);
    });

    it('come back from Word as they are, and as people change them', () => {
        assert.equal(imported().text, TEXT);
        for (const [was, now] of [
            ['September 2029', 'October 2029'],
            ['September 2029', '30 September 2029'],
            ['March 2030', 'June 2031'],
        ] as const)
            assert.equal(imported(xml => xml.replaceAll(was, now)).text, TEXT.replace(was, now), now);
        assert.equal(imported(xml => xml.replaceAll('March 2025', 'Sept 2025')).text, TEXT.replace('March 2025', 'September 2025'));
    });

    it('come back in words, where words are written', () => {
        const words = seenLines(specification().tree)
            .map(line => line.words)
            .join('\n');
        for (const said of [
            'A joint working protocol, renewed yearly.',
            'The ward protocol, signed June 2026',
            'By the board, in the spring.',
            'Every two years.',
        ])
            assert.ok(words.includes(said), said);
        for (const [was, now] of [
            ['A joint working protocol, renewed yearly.', 'A joint working protocol, renewed in May.'],
            ['By the board, in the spring.', 'By the board, in the autumn.'],
            ['Every two years.', 'Every three years.'],
        ] as const)
            assert.equal(imported(xml => xml.replaceAll(was, now)).text, TEXT.replace(was, now), now);
        const typedIn = imported(xml => typed(xml, 'Mental health inpatient wards', 2, 'A new protocol, signed May 2027'));
        assert.match(typedIn.text, /agreement: "A new protocol\.?", signed May 2027/);
    });

    it('come back from a review', () => {
        const bytes = render(made('review'), 'docx', world);
        assert.equal(read(bytes, world).text, TEXT);
        const later = read(
            changed(bytes, xml => typed(xml, 'A second team', 3, 'December 2027')),
            world,
        );
        assert.equal(later.text, TEXT.replace('October 2027', 'December 2027'));
    });
});

describe('words beside a date, and in place of one', () => {
    const text = `service riverside "Riverside" {
  status: approved
  in force: April 2025 to 2028 "Renewed yearly."
  review by: September 2027 "The board decides."

  policy physical-health "Health" {
    approved: "In draft. To be agreed by the board."
    review by: "Every two years, by the board."
    "We check each year."
  }
  policy safety-planning "Safety" {
    approved: 2025 by "Quality Committee" "With changes made by June."
    review by: 2027 "or sooner"
    "We plan together."
  }
}
`;
    const { specification, imported } = specificationOf('riverside', worldOf({ 'a.care': text }));

    it('are a sentence of their own where they begin as one', () => {
        const lines = seenLines(specification().tree).map(line => line.words);
        for (const words of ['April 2025 to 2028. Renewed yearly.', 'September 2027. The board decides.'])
            assert.ok(lines.includes(words), words);
        assert.ok(
            lines.some(words => words.includes('2025 by Quality Committee. With changes made by June.')),
            lines.join('\n'),
        );
        assert.ok(lines.some(words => words.includes('2027 or sooner.')));
        assert.equal(specification().tree.onEachPage?.words, 'Approved, in force April 2025 to 2028');
        assert.equal(
            imported(xml => xml.replaceAll('The board decides', 'The two boards decide')).text,
            text.replace('The board decides', 'The two boards decide'),
        );
    });

    it('are in the column of the date, and name nobody who approved it', () => {
        const rows = new TextDecoder().decode(render(specification(), 'csv', worldOf({ 'a.care': text }))).split('\r\n');
        assert.ok(
            rows.some(row => row.startsWith('Health,,In draft. To be agreed by the board.,,"Every two years, by the board."')),
            rows.join('\n'),
        );
        assert.ok(rows.some(row => row.startsWith('Safety,,2025. With changes made by June.,Quality Committee,2027 or sooner')));
    });
});
