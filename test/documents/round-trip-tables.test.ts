import assert from 'node:assert/strict';
import { type Generated, render } from '../../documents/generate.ts';
import { factsOf } from '../support/read-text.ts';
import { changed } from './fill-form.ts';
import { importWord } from './imported-text.ts';
import { documents, newLines, read, textOf, world } from './own-documents.ts';
import { worldOf } from './world.ts';

const TABLE = /<w:tbl>[\s\S]*?<\/w:tbl>/g;
const ROW = /<w:tr>[\s\S]*?<\/w:tr>/g;
const CELL = /<w:tc>[\s\S]*?<\/w:tc>/g;

function wordsOf(xml: string): string {
    return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
        .map(([, words]) => words)
        .join('')
        .replaceAll('\u00A0', ' ');
}

function cellsOf(row: string): readonly string[] {
    return row.match(CELL) ?? [];
}

/** A document with the cells of each row of one table in another order, or fewer of them. */
function withColumns(document: Uint8Array, table: number, order: (cells: readonly string[]) => readonly string[]): Uint8Array {
    return changed(document, xml => {
        let at = -1;
        return xml.replace(TABLE, whole => {
            at++;
            if (at !== table) return whole;
            return whole.replace(ROW, row => {
                const cells = cellsOf(row);
                const begin = row.indexOf(cells[0] ?? '');
                const end = row.lastIndexOf('</w:tc>') + '</w:tc>'.length;
                return row.slice(0, begin) + order(cells).join('') + row.slice(end);
            });
        });
    });
}

/** The titles of the columns of each table with several rows. */
function titlesOf(document: Uint8Array): readonly { readonly table: number; readonly titles: readonly string[] }[] {
    const found: { readonly table: number; readonly titles: readonly string[] }[] = [];
    changed(document, xml => {
        for (const [table, whole] of (xml.match(TABLE) ?? []).entries()) {
            const [first = '', second] = whole.match(ROW) ?? [];
            if (second && /<w:tblHeader/.test(first)) found.push({ table, titles: cellsOf(first).map(wordsOf) });
        }
        return `${xml} `;
    });
    return found;
}

/** A text without the lines that an import writes beside others. */
function withoutNotes(text: string): string {
    return text
        .split('\n')
        .filter(line => !/^\s*\/\/ (Changed in the Word file|Kept from the Word file)/.test(line))
        .join('\n')
        .trimEnd();
}

/** The specification and the review with the most tables. */
const LARGEST = new Set(['city-outreach', 'exampleshire-2024']);

const MINI = `service mini "Mini Team" {
  status: draft
  version: "1.0"
  follows: IACM

  aims {
    - "People stay well."  meets IACM-CON-01
    - "People have a home."
    - "People have work."
  }

  population {
    excludes: "People under 18."
  }

  access {
    emergency response: within 4 hours
    urgent response: within 24 hours
  }

  measures {
    indicator "Seen weekly": at least 85%, reported monthly, source "Trust record"
    indicator "Checks done": at least 75%, reported quarterly, source "GP record"
    indicator "Plans made": at least 95%, reported yearly, source "Survey"
  }
}
`;

function miniOf(text = MINI): { readonly made: Generated; readonly bytes: Uint8Array; readonly world: typeof world } {
    const own = worldOf({ 'file:///mini.care': text });
    const [made] = documents(undefined, own);
    assert.ok(made);
    return { made, bytes: render(made, 'docx', own), world: own };
}

const mini = miniOf();
const measures = titlesOf(mini.bytes).find(({ titles }) => titles.includes('How often'))?.table ?? -1;

function importedMini(...changes: readonly ((xml: string) => string)[]): ReturnType<typeof read> {
    return read(
        changed(mini.bytes, xml => changes.reduce((text, change) => change(text), xml)),
        mini.world,
    );
}

/** The paragraph or row with some words, and what becomes of it. */
function inParagraph(words: string, change: (paragraph: string) => string): (xml: string) => string {
    return xml => {
        const whole = xml.match(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/g)?.find(each => wordsOf(each) === words);
        assert.ok(whole, words);
        return xml.replace(whole, change(whole));
    };
}

function movedAfter(words: string, other: string): (xml: string) => string {
    return xml => {
        let own = '';
        const without = inParagraph(words, whole => {
            own = whole;
            return '';
        })(xml);
        return inParagraph(other, whole => whole + own)(without);
    };
}

function rowWith(xml: string, words: string): string {
    const found = xml.match(ROW)?.find(row => wordsOf(cellsOf(row)[0] ?? '') === words);
    assert.ok(found, words);
    return found;
}

describe('a table of a Word file of Carewright’s that people changed', () => {
    it('leaves every line as it is where a column is gone or is in another place, and says so once', function () {
        this.timeout(300_000);
        let tried = 0;
        for (const document of documents().filter(({ shows }) => LARGEST.has(shows?.name ?? ''))) {
            const bytes = render(document, 'docx', world);
            for (const { table, titles } of titlesOf(bytes)) {
                for (const [column, title] of titles.entries()) {
                    if (!column) continue;
                    const gone = read(withColumns(bytes, table, cells => cells.toSpliced(column, 1)));
                    const own = [document.tree.name, title].join(', ');
                    assert.equal(withoutNotes(gone.text), textOf(document).trimEnd(), own);
                    assert.equal(gone.notes.length, 1, own);
                    assert.match(gone.notes[0] ?? '', /^Not brought back: The column “.*” of the table “.*” is gone\./, own);
                    assert.ok(gone.notes[0]?.includes(`“${title}”`), own);
                    assert.deepEqual(gone.account?.missing, [], own);
                    if (column === 1 || column !== titles.length - 1) continue;
                    const moved = read(withColumns(bytes, table, cells => cells.toSpliced(column, 1).toSpliced(1, 0, cells[column] ?? '')));
                    assert.equal(withoutNotes(moved.text), textOf(document).trimEnd(), own);
                    assert.equal(moved.notes.length, 1, own);
                    assert.match(moved.notes[0] ?? '', /is (last|before “.*”) now\./, own);
                    tried++;
                }
            }
        }
        assert.equal(tried, 8);
    });

    it('brings back a changed cell also where another column is gone', () => {
        const bytes = withColumns(mini.bytes, measures, cells => cells.toSpliced(2, 1));
        const { text, notes } = read(
            changed(bytes, xml => xml.replace(/75(\s?)%/, '80$1%')),
            mini.world,
        );
        assert.deepEqual(
            newLines(text, MINI).filter(line => !line.startsWith('//')),
            ['indicator "Checks done": at least 80%, reported quarterly, source "GP record"'],
        );
        assert.equal(notes.filter(note => /^Not brought back/.test(note)).length, 1);
    });

    it('keeps a new column in one note, and says whose each cell is', () => {
        const cell = (words: string): string => `<w:tc><w:tcPr/><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
        let row = 0;
        const { text, notes, account } = read(
            withColumns(mini.bytes, measures, cells => cells.toSpliced(1, 0, cell(['Agreed by', 'Finance', '', 'The board'][row++] ?? ''))),
            mini.world,
        );
        assert.equal(withoutNotes(text), MINI.trimEnd());
        assert.deepEqual(notes, [
            'Not brought back: The column “Agreed by” of the table “Measures and quality requirements” is new. Seen weekly: Finance; Plans made: The board. It is noted as a // line in the .care file.',
        ]);
        assert.deepEqual(account?.missing, []);
    });

    it('takes a row with fewer cells than its table for one that it can’t read', () => {
        const { text, notes, account } = importedMini(xml => {
            const row = rowWith(xml, 'Checks done');
            return xml.replace(row, row.replace(cellsOf(row)[1] ?? '', ''));
        });
        assert.equal(withoutNotes(text), MINI.trimEnd());
        assert.equal(notes.length, 1);
        assert.match(
            notes[0] ?? '',
            /^Not brought back: The row “Checks done \| .*” became “Checks done \| Reported quarterly \| GP record”/,
        );
        assert.deepEqual(account?.missing, []);
    });

    it('changes both lines where two values were exchanged', () => {
        const put = (words: string, other: string) => inParagraph(words, whole => whole.replace(/(<w:t[^>]*>)[^<]*/, `$1${other}`));
        const { text, notes } = importedMini(
            put('Within 4 hours', '#'),
            put('Within 24 hours', 'Within 4 hours'),
            put('#', 'Within 24 hours'),
        );
        assert.match(text, /emergency response: within 24 hours\n {4}urgent response: within 4 hours/);
        assert.deepEqual(notes, ['2 changes of the Word file are in the .care file now.']);
    });

    it('leaves no text without words where a cell was emptied or a line was struck out', () => {
        const emptied = importedMini(inParagraph('GP record', whole => whole.replace('GP record', '')));
        assert.deepEqual(newLines(emptied.text, MINI), ['indicator "Checks done": at least 75%, reported quarterly']);
        const struck = importedMini(inParagraph('People under 18.', whole => whole.replaceAll('<w:r>', '<w:r><w:rPr><w:strike/></w:rPr>')));
        assert.doesNotMatch(struck.text.slice(0, MINI.length - 40), /excludes/);
        assert.match(struck.text, /\/\/ Struck out: People under 18\./);
        // A cell of two lines of the text: both go.
        const both = miniOf(MINI.replace('follows: IACM', 'follows: IACM\n  provider: "North Trust"\n  provider lead: "Medical Director"'));
        const cleared = read(
            changed(both.bytes, xml =>
                inParagraph('North Trust, Medical Director', whole => whole.replace(/(<w:t[^>]*>)[^<]*/g, '$1'))(xml),
            ),
            both.world,
        );
        assert.doesNotMatch(cleared.text, /provider|North Trust|\/\//);
        assert.deepEqual(cleared.notes, [
            '1 change of the Word file is in the .care file now.',
            'The cell beside “Provider” is empty now. Gone from the .care file: `provider: "North Trust"`, `provider lead: "Medical Director"`.',
        ]);
    });

    it('moves a line with all that it says, also that which people do not see', () => {
        const { text, notes } = importedMini(movedAfter('People stay well.', 'People have work.'));
        assert.match(
            text,
            / {2}aims \{\n {4}- "People have a home\."\n {4}- "People have work\."\n {4}- "People stay well\." {2}meets IACM-CON-01\n {2}\}/,
        );
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('moves a row of a table', () => {
        const { text, notes } = importedMini(xml => {
            const [row, last] = [rowWith(xml, 'Seen weekly'), rowWith(xml, 'Plans made')];
            return xml.replace(row, '').replace(last, last + row);
        });
        assert.match(
            text,
            /measures \{\n {4}indicator "Checks done".*\n {4}indicator "Plans made".*\n {4}indicator "Seen weekly".*\n {2}\}/,
        );
        assert.deepEqual(notes, ['1 change of the Word file is in the .care file now.']);
    });

    it('writes a new exclusion as a line, and finds it there when the same file is read again', () => {
        const fresh = inParagraph(
            'People under 18.',
            whole => whole + whole.replaceAll(/<w:bookmark(Start|End)[^>]*>/g, '').replace('People under 18.', 'People in prison.'),
        );
        const bytes = changed(mini.bytes, fresh);
        const first = read(bytes, mini.world);
        assert.deepEqual(newLines(first.text, MINI), ['excludes: "People in prison."']);
        assert.deepEqual(factsOf(first.text).problems, []);
        const again = importWord(bytes, { follows: [], title: '', start: () => first.text }, miniOf(first.text).world);
        assert.deepEqual([again.text, again.notes], [first.text, []]);
    });

    it('keeps a new table and a new row in one note each, in their order', () => {
        const cell = (words: string): string => `<w:tc><w:tcPr/><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
        const row = (...words: readonly string[]): string => `<w:tr>${words.map(cell).join('')}</w:tr>`;
        const { text, notes, account } = importedMini(
            inParagraph(
                'People under 18.',
                whole => `${whole}<w:tbl><w:tblPr/>${row('Group', 'Goes to')}${row('Dementia', 'Older adults')}</w:tbl><w:p/>`,
            ),
            xml => {
                const last = rowWith(xml, 'Plans made');
                return xml.replace(last, `${last}${row('Talk held', 'often', 'now and then', 'a book')}`);
            },
        );
        assert.equal(withoutNotes(text), MINI.trimEnd());
        assert.deepEqual(notes, [
            'Not brought back: The table “Group | Goes to; Dementia | Older adults” is new. It is noted as a // line in the .care file.',
            'Not brought back: The row “Talk held | often | now and then | a book” is new. It is noted as a // line in the .care file.',
        ]);
        assert.deepEqual(account?.missing, []);
    });

    it('tells a row that was deleted as a tracked change once', () => {
        const { text, notes } = importedMini(xml => {
            const own = rowWith(xml, 'Checks done');
            const by = 'w:id="9" w:author="Jane Smith" w:date="2026-03-03T10:00:00Z"';
            const gone = own
                .replaceAll(
                    /<w:r>(?:(?!<\/w:r>)[\s\S])*<\/w:r>/g,
                    run => `<w:del ${by}>${run.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
                )
                .replace(
                    /<w:trPr>[\s\S]*?<\/w:trPr>|<w:tr>(?!<w:trPr)/,
                    found => `${found.startsWith('<w:tr>') ? '<w:tr>' : ''}<w:trPr><w:del ${by}/></w:trPr>`,
                );
            return xml.replace(own, gone);
        });
        assert.equal(text.match(/Tracked change by/g)?.length, 1);
        assert.equal(notes.length, 1);
        assert.match(notes[0] ?? '', /delete the row “Checks done .* GP record”/);
    });

    it('brings back posts with those that are vacant, a value in lower case, and a response of another kind', () => {
        const own = MINI.replace(
            '  measures {',
            '  team {\n    team meeting: daily\n    social-worker: 2.0 wte vacant 0.5 wte\n    pharmacist: 0.2 wte shared\n  }\n\n  measures {',
        );
        const { bytes, world: folder } = miniOf(own);
        const put = (words: string, other: string) => inParagraph(words, whole => whole.replace(/(<w:t[^>]*>)[^<]*/, `$1${other}`));
        const fresh = (after: string, change: (row: string) => string) => (xml: string) => {
            const row = rowWith(xml, after);
            return xml.replace(row, row + change(row.replaceAll(/<w:bookmark(Start|End)[^>]*>/g, '')));
        };
        const { text, notes } = read(
            changed(bytes, xml =>
                [
                    put('2.0 WTE (0.5 vacant)', '2.0 WTE'),
                    put('Daily', 'Weekly'),
                    fresh('Pharmacist', row => row.replace('Pharmacist', 'Support worker').replace(/0\.2\sWTE \(shared\)/, '1.5 WTE')),
                    fresh('Urgent response', row => row.replace('Urgent', 'Routine').replace(/24(\s)hours/, '4$1weeks')),
                ].reduce((all, change) => change(all), xml),
            ),
            folder,
        );
        assert.deepEqual(newLines(text, own), [
            'routine response: within 4 weeks',
            'team meeting: weekly',
            'social-worker: 2.0 wte',
            'support-worker: 1.5 wte',
        ]);
        assert.deepEqual(notes, ['4 changes of the Word file are in the .care file now.']);
    });

    it('brings back status and version from below the title, and dates in any way of writing', () => {
        const own = MINI.replace('follows: IACM', 'follows: IACM\n  review by: 2028-04-28');
        for (const [head, words, lines] of [
            ['Approved, version 1.0', '28/05/2028', ['status: approved', 'review by: 2028-05-28']],
            ['Draft, version 1.1', '28 May 2028', ['version: "1.1"', 'review by: 2028-05-28']],
            ['For approval, version 2.0', '28th Apr 2028', ['status: for-approval', 'version: "2.0"']],
        ] as const) {
            const { bytes, world: folder } = miniOf(own);
            const edited = changed(bytes, xml => {
                const next = xml.replace('Draft, version 1.0', head).replace(/28\sApril\s2028/, words);
                assert.notEqual(next, xml);
                return next;
            });
            const { text, notes, account } = read(edited, folder);
            assert.deepEqual(newLines(text, own), lines, head);
            assert.equal(notes.length, 1, notes.join('\n'));
            assert.deepEqual(account?.missing, []);
        }
    });

    it('brings back when an action is due, and when it was done', () => {
        const review = documents().find(({ shows }) => shows?.name === 'exampleshire-2024');
        assert.ok(review);
        const put = (from: RegExp, to: string): readonly string[] => {
            const edited = changed(render(review, 'docx', world), xml => {
                const next = xml.replace(from, to);
                assert.notEqual(next, xml, String(from));
                return next;
            });
            const { text, notes, account } = read(edited);
            assert.deepEqual([notes, account?.missing], [['1 change of the Word file is in the .care file now.'], []], to);
            return newLines(text, textOf(review));
        };
        assert.deepEqual(put(/>18\sDec\s2026</, '>31 Jan 2027<'), ['due:      2027-01-31']);
        assert.deepEqual(put(/>30\sSep\s2026\s\(overdue\)</, '>31 January 2027<'), ['due:      2027-01-31']);
        assert.deepEqual(put(/>In progress</, '>Done 1 November 2026<'), ['state:    done', 'completed on: 2026-11-01']);
        assert.deepEqual(put(/>Done 18\sOct\s2024</, '>Done 20 Oct 2024<'), ['completed on: 2024-10-20']);
    });

    it('keeps what people wrote into the header, also where its words are in the document', () => {
        const city = documents().find(({ shows }) => shows?.name === 'city-outreach');
        assert.ok(city);
        for (const [from, to] of [
            ['Approved, ', 'Draft, '],
            ['Approved, ', 'Not approved, '],
            ['Service specification', 'DRAFT Service specification'],
            ['Approved, ', 'Service team, '],
        ] as const) {
            const edited = changed(render(city, 'docx', world), xml => xml.replace(from, to), 'word/header1.xml');
            const { text, notes, account } = read(edited);
            assert.equal(newLines(text, textOf(city)).length, 2, to);
            assert.match(newLines(text, textOf(city))[1] ?? '', new RegExp(`^// Header or footer: .*${to.trim()}`));
            assert.equal(notes.length, 1);
            assert.deepEqual(account?.missing, []);
        }
    });
});
