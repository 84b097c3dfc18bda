import assert from 'node:assert/strict';
import { renderForm } from '../../documents/formats/excel-form.ts';
import { renderHtml } from '../../documents/formats/html.ts';
import { renderJson } from '../../documents/formats/json.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import type { Imported } from '../../documents/import/imported.ts';
import { bookmarkOf, boxTag, fieldsIn, type RootContent } from '../../documents/tree/document-tree.ts';
import { formField } from '../../documents/tree/prose.ts';
import { renderWord } from '../../documents/word/document.ts';
import { factsOf } from '../support/read-text.ts';
import { changed, escaped, filled } from './fill-form.ts';
import { all, generated, partsOf } from './generated.ts';
import { importWord, readForm } from './imported-text.ts';
import { ANSWERS, ANSWERS_READ, ticksOf } from './ticked-form.ts';
import { filledSheet, sheetsOf } from './workbook.ts';
import { exampleWorld, worldOf } from './world.ts';

const world = exampleWorld();
const { tree } = generated('blank-specification', world);
const blank = renderWord(tree);
const TITLE = { 'service.title': 'Dales' };
const LIST = 'names.includes.IACM-POP-01.terms';
const PLACES = 'names.contactat.IACM-ENG-02.terms';
const [PSYCHOSIS, PARANOIA, SCHIZOPHRENIA, FIRST, DIFFICULT] = [
    'Psychosis',
    'Psychosis with paranoia',
    'Schizophrenia',
    'First episode of psychosis',
    'Difficulty engaging with standard care',
];
/** A box that people made themselves. */
const TICKED_BOX =
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>';
const TITLES = [PSYCHOSIS, PARANOIA, SCHIZOPHRENIA, FIRST, DIFFICULT];

/** Reads a form, which has to be sound, and no sign of a box in what was read. */
function read(bytes: Uint8Array): Imported {
    const imported = readForm(bytes);
    assert.doesNotMatch(imported.text, /[\uFDD0☐☒]/, imported.text);
    return imported;
}

/** The cell of a list, from its first to its last paragraph. */
function cellOf(document: string, list: string): readonly [from: number, to: number] {
    const at = document.indexOf(`<w:tag w:val="${list}.`);
    assert.ok(at >= 0, list);
    const begin = document.lastIndexOf('<w:tc>', at);
    return [document.indexOf('<w:p>', begin), document.indexOf('</w:tc>', at)];
}

/** A form in which somebody wrote other lines into the cell of a list; a box is gone where its line has none. */
function typed(bytes: Uint8Array, lines: readonly string[], list = LIST): Uint8Array {
    return changed(bytes, document => {
        const [from, to] = cellOf(document, list);
        const paragraphs = lines.map(line => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
        return document.slice(0, from) + paragraphs.join('') + document.slice(to);
    });
}

/** A form in which words were added before or after the words of a box. */
function beside(bytes: Uint8Array, title: string, { before = '', after = '' }): Uint8Array {
    return changed(bytes, document => {
        const [from, to] = cellOf(document, LIST);
        const run = (words: string): string => (words ? `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>` : '');
        const cell = document
            .slice(from, to)
            .split('</w:p>')
            .map(each => {
                if (!each.includes(`> ${title}</w:t>`)) return each;
                const start = each.indexOf('</w:pPr>') + '</w:pPr>'.length;
                return each.slice(0, start) + run(before) + each.slice(start) + run(after);
            });
        return document.slice(0, from) + cell.join('</w:p>') + document.slice(to);
    });
}

/** What a form says of whom the service is for, line by line. */
function included({ text }: Imported): string {
    return [...text.matchAll(/^ {4}includes: (.*?) {2}meets IACM-POP-01$/gms)].map(([, said]) => said).join('\n');
}

function includedIn(lines: readonly string[]): string {
    return included(read(typed(filled(blank, TITLE), lines)));
}

describe('a list of a form in which several choices may apply', () => {
    const lists = fieldsIn(tree.root).filter(({ field }) => field === 'choices');

    it('is one for each requirement and kind of line, with a box for each choice', () => {
        const list = lists.find(({ tag }) => tag === LIST);
        assert.equal(list?.label, 'Who the service is for: tick all that apply');
        assert.deepEqual(
            list?.choices.map(({ title }) => title),
            TITLES,
        );
        const document = partsOf(blank).get('word/document.xml');
        const boxes = all(document, 'w:sdt').filter(each => all(each, 'w14:checkbox').length && !all(each, 'w:group').length);
        assert.deepEqual(
            boxes.map(box => [all(box, 'w:tag')[0]?.attributes['w:val'], all(box, 'w:alias')[0]?.attributes['w:val']]),
            lists.flatMap(each => each.choices.map(choice => [boxTag(each, choice), choice.title.slice(0, 64)])),
        );
        const names = all(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
        for (const { tag } of lists) assert.equal(names.filter(name => name === bookmarkOf(tag)).length, 1, tag);
    });

    it('asks once for what two requirements expect by itself', () => {
        const alone = (id: string, terms: string): string =>
            `    must TWICE-${id} "${id}" {\n      says: "${id}."\n      basis: local\n      applies to services\n      expects includes ${terms}\n    }\n`;
        const text = `guidance TWICE "Twice" {\n  section people "People" {\n${alone('A-01', 'psychosis')}${alone('B-01', 'psychosis')}${alone('C-01', 'psychosis or schizophrenia')}  }\n}\n`;
        assert.deepEqual(factsOf(text).problems, []);
        const fields = fieldsIn(generated('blank-specification', worldOf({ 'twice.care': text }), { guidance: ['TWICE'] }).tree.root);
        assert.deepEqual(
            fields.filter(({ field }) => field === 'choices').map(({ tag, choices }) => [tag, choices.length]),
            [
                ['names.includes.TWICE-A-01.terms', 1],
                ['names.includes.TWICE-C-01.terms', 2],
            ],
        );
    });

    it('is in columns where its choices are short, and below each other where one is not', () => {
        const tabsOf = (titles: readonly string[]): number => {
            const choices = titles.map((title, at) => ({ value: `c${at}`, title }));
            const list = formField('list', 'Days: tick all that apply', 'choices', { choices });
            const children: RootContent[] = [list];
            const document = partsOf(renderWord({ ...tree, root: { type: 'root', children } })).get('word/document.xml');
            return all(document, 'w:r').filter(run => all(run, 'w:tab').length).length;
        };
        const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
        assert.equal(tabsOf(days), 4, 'three columns in two lines');
        assert.equal(tabsOf([...days.slice(1), 'On every second Monday of a month']), 0);
        assert.equal(tabsOf(days.slice(0, 3)), 0);
    });

    it('has a row of a workbook for each choice', () => {
        const rows = sheetsOf(renderForm(tree)).get('Specification')?.rows ?? [];
        const own = rows.filter(row => String(row[4]).startsWith(`${LIST}.`));
        assert.deepEqual(
            own.map(([, question, help, answer]) => [question, help, answer]),
            TITLES.map(title => [`Who the service is for: ${title}`, 'Write x if it applies. Leave it empty if not.', undefined]),
        );
    });

    it('has a box before each choice in HTML and in Markdown, each on a line', () => {
        const boxes = TITLES.map(title => `☐ ${title}`);
        const html = renderHtml(tree);
        const cell = html
            .slice(html.indexOf('<strong>Who the service is for: tick all that apply</strong></td>'))
            .match(/<p>.*?<\/td>/)?.[0];
        assert.equal(cell, `${boxes.map(box => `<p>${box}</p>`).join('')}</td>`);
        const markdown = renderMarkdown(tree);
        assert.ok(markdown.includes(`**Who the service is for: tick all that apply**\n\n${boxes.map(box => `- ${box}`).join('\n')}\n\n**`));
        const many = lists.flatMap(({ choices }) => choices).length;
        for (const written of [html, markdown]) assert.ok((written.match(/☐ \S/g) ?? []).length >= many, 'those of all lists');
    });

    it('has its choices in JSON, with what a program writes and what people read', () => {
        const { fields } = JSON.parse(renderJson(tree, { services: [], reviews: [] }, world)) as {
            readonly fields: readonly { readonly tag: string; readonly kind: string; readonly choices?: unknown; readonly hint: string }[];
        };
        const list = fields.find(({ tag }) => tag === LIST);
        assert.equal(list?.kind, 'choices');
        assert.equal(list.hint, 'Tick all that apply');
        assert.deepEqual(
            list.choices,
            ['psychosis', 'paranoia', 'schizophrenia', 'first-episode-psychosis', 'engagement-difficulty'].map((value, at) => ({
                value,
                title: TITLES[at],
            })),
        );
        assert.deepEqual(
            fields.flatMap(({ tag, kind }) => (kind === 'choices' ? [tag] : [])),
            lists.map(({ tag }) => tag),
        );
    });
});

describe('what people tick in a form', () => {
    it('is read as it was meant, with all other kinds of answers', () => {
        const { text, notes } = read(filled(blank, ANSWERS));
        assert.equal(text, ANSWERS_READ);
        assert.deepEqual(notes, []);
    });

    it('is the same from a workbook', () => {
        const bytes = renderForm(tree);
        const rows = [...(sheetsOf(bytes).get('Specification')?.rows ?? [])];
        const cells = Object.entries(ANSWERS).map(([tag, answer]) => [`D${rows.findIndex(row => row[4] === tag) + 1}`, answer]);
        assert.ok(!cells.some(([at]) => at === 'D0'), 'each answer has a row');
        const { text, notes } = read(filledSheet(bytes, 1, Object.fromEntries(cells)));
        assert.equal(text, ANSWERS_READ);
        assert.deepEqual(notes, []);
    });

    it('is nothing where nothing is ticked', () => {
        const { text, notes } = read(filled(blank, TITLE));
        assert.equal(text, 'service dales "Dales" {\n  follows: IACM\n}\n');
        assert.deepEqual(notes, []);
    });

    it('is found by tags, by bookmarks or by labels', () => {
        const form = filled(blank, { ...TITLE, ...ticksOf(LIST, 'psychosis', 'schizophrenia'), ...ticksOf(PLACES, 'cafe') });
        const whole = read(form).text;
        assert.match(whole, /includes: psychosis, schizophrenia {2}meets IACM-POP-01/);
        assert.match(whole, /contact at: cafe {2}meets IACM-ENG-02/);
        const without = (bytes: Uint8Array, ...lost: readonly RegExp[]): Uint8Array =>
            changed(bytes, document => lost.reduce((done, each) => done.replaceAll(each, ''), document));
        const [tags, bookmarks, labels, names] = [
            /<w:tag [^>]*\/>/g,
            /<w:bookmark(Start|End) [^>]*\/>/g,
            /(?<=<w:t [^>]*>)(Who the service is for|Where people are seen): tick[^<]*/g,
            /<w:alias [^>]*\/>/g,
        ];
        assert.equal(read(without(form, tags, names)).text, whole, 'without tags');
        assert.equal(read(without(form, bookmarks, names)).text, whole, 'without bookmarks');
        assert.equal(read(without(form, labels)).text, whole, 'without labels');
        assert.equal(read(without(form, labels, tags)).text, whole, 'with bookmarks alone');
        assert.equal(read(without(form, tags, bookmarks)).text, whole, 'with labels alone');
        const plain = changed(without(form, tags, bookmarks), document =>
            document.replaceAll(/<w:sdt><w:sdtPr>(?:(?!<w:sdtPr>).)*?<w14:checkbox>.*?<w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/g, '$1'),
        );
        assert.doesNotMatch(new TextDecoder().decode(plain), /w14:checkbox/);
        assert.equal(read(plain).text, whole, 'with signs in the place of boxes');
    });

    it('is found by its box where the words beside it are others', () => {
        const form = changed(filled(blank, { ...TITLE, ...ticksOf(LIST, 'paranoia') }), document =>
            document.replace('> Psychosis with paranoia<', '> Paranoia of a psychotic kind<'),
        );
        assert.equal(included(read(form)), 'paranoia "Psychosis with paranoia: Paranoia of a psychotic kind"');
        const renamed = changed(form, document =>
            document.replace('<w:alias w:val="Psychosis with paranoia"/>', '<w:alias w:val="Paranoia of a psychotic kind"/>'),
        );
        assert.equal(included(read(renamed)), 'paranoia', 'a form that had other words for it');
    });

    it('counts where its box was moved to the end of the form', () => {
        const form = changed(filled(blank, { ...TITLE, ...ticksOf(LIST, 'schizophrenia') }), document => {
            const at = document.indexOf(`<w:tag w:val="${LIST}.schizophrenia"/>`);
            const [from, to] = [document.lastIndexOf('<w:p>', at), document.indexOf('</w:p>', at) + '</w:p>'.length];
            const moved = document.slice(from, to);
            return `${document.slice(0, from)}${document.slice(to)}`.replace('<w:sectPr>', () => `${moved}<w:sectPr>`);
        });
        assert.equal(included(read(form)), 'schizophrenia');
    });
});

describe('what people type into a list of boxes', () => {
    const others = (title: string): readonly string[] => TITLES.filter(each => each !== title).map(each => `☐ ${each}`);

    for (const line of [
        '☒ Schizophrenia',
        '☑ Schizophrenia',
        '✓ Schizophrenia',
        '✔ schizophrenia',
        'x Schizophrenia',
        'X  Schizophrenia',
        'x - Schizophrenia',
        '[x] Schizophrenia',
        '(x) Schizophrenia',
        '✗ Schizophrenia',
        '☒Schizophrenia',
        'Schizophrenia x',
        'Schizophrenia ✓',
        'Schizophrenia – yes',
        'Schizophrenia: x',
        'Schizophrenia ☒',
        '☐ Schizophrenia x',
        '☐ Schizophrenia (x)',
        'x ☐ Schizophrenia',
        '☐ x Schizophrenia',
        '☐ Schizophrenia: Yes',
    ])
        it(`reads “${line}” as ticked`, () => assert.equal(includedIn([line, ...others(SCHIZOPHRENIA)]), 'schizophrenia'));

    for (const line of [
        '☐ Schizophrenia',
        '[ ] Schizophrenia',
        '( ) Schizophrenia',
        'Schizophrenia',
        'Schizophrenia ☐',
        '☐ Schizophrenia: no',
    ])
        it(`reads “${line}” as not ticked`, () => assert.equal(includedIn([line, ...others(SCHIZOPHRENIA)]), ''));

    it('reads signs beside boxes that are still there', () => {
        const form = filled(blank, { ...TITLE, ...ticksOf(LIST, 'schizophrenia') });
        for (const [before, after] of [
            ['', ' x'],
            ['x ', ''],
            ['', ' ✓'],
            ['✓', ''],
            ['', ' – yes'],
        ])
            assert.equal(included(read(beside(form, PSYCHOSIS, { before, after }))), 'psychosis, schizophrenia', `${before}|${after}`);
    });

    it('reads several choices on one line, as they are in columns', () => {
        const columns = (line: string): string => includedIn([line]);
        assert.equal(columns('☒ Psychosis   ☐ Psychosis with paranoia   ☒ Schizophrenia'), 'psychosis, schizophrenia');
        assert.equal(columns('☐ Psychosis x ☐ Psychosis with paranoia ☐ Schizophrenia'), 'psychosis');
        const tabbed = changed(typed(filled(blank, TITLE), ['TABS']), document =>
            document.replace(
                '<w:t xml:space="preserve">TABS</w:t>',
                '<w:t>☐ Psychosis</w:t><w:tab/><w:t>x ☐ Psychosis with paranoia</w:t><w:tab/><w:t>☐ Schizophrenia</w:t>',
            ),
        );
        assert.equal(included(read(tabbed)), 'paranoia');
    });

    it('takes what is left for chosen where the boxes and the other choices are gone', () => {
        assert.equal(includedIn([PSYCHOSIS, DIFFICULT]), 'psychosis, engagement-difficulty');
        assert.equal(includedIn(['Schizophrenia and psychosis']), 'psychosis, schizophrenia');
        assert.equal(includedIn(['People who hear voices']), '"People who hear voices"');
    });

    it('says so where all boxes are gone, and chooses nothing', () => {
        const { text, notes } = read(typed(filled(blank, TITLE), TITLES));
        assert.doesNotMatch(text, /includes/);
        assert.deepEqual(notes, [
            'The file has lost its check boxes. Nothing is read as ticked in: “Who the service is for: tick all that apply”. Tick them again, or write x beside what applies.',
        ]);
    });

    it('takes no cross for a tick where others are ticked by a check mark', () => {
        const { text, notes } = read(typed(filled(blank, TITLE), ['✓ Psychosis', '✗ Schizophrenia', 'x First episode of psychosis']));
        assert.match(text, /includes: psychosis {2}meets/);
        assert.match(text, /^\/\/ Who the service is for, Schizophrenia \(not ticked\): x$/m);
        assert.equal(notes.length, 1);
    });

    it('keeps words beside a choice with it, and other words as the writer’s own', () => {
        const form = filled(blank, { ...TITLE, ...ticksOf(LIST, 'psychosis') });
        assert.equal(included(read(beside(form, PSYCHOSIS, { after: ' (first two years)' }))), 'psychosis "Psychosis: (first two years)"');
        const unticked = read(beside(form, SCHIZOPHRENIA, { after: ' from next year' }));
        assert.equal(included(unticked), 'psychosis');
        assert.match(unticked.text, /^\/\/ Who the service is for, Schizophrenia \(not ticked\): from next year$/m);
        assert.deepEqual(unticked.notes, ['1 line is outside the fields. It is kept as a comment at the end.']);
        assert.equal(
            includedIn(['☒ Psychosis', '☐ Schizophrenia', 'Also people leaving prison']),
            'psychosis "Also people leaving prison"',
        );
        assert.equal(includedIn(['☒ Psychosis', '☒ Catatonia']), 'psychosis "Catatonia"');
        const denied = read(typed(filled(blank, TITLE), ['☒ Psychosis: no', '☒ Schizophrenia']));
        assert.equal(included(denied), 'schizophrenia');
        assert.match(denied.text, /^\/\/ Who the service is for, Psychosis \(ticked\): no$/m);
    });

    it('keeps a box that somebody put into another answer', () => {
        const form = changed(filled(blank, { ...TITLE, [`${LIST.replace('terms', 'text')}`]: 'Words BOX here' }), document => {
            return document.replace('Words BOX here', `Words </w:t></w:r>${TICKED_BOX}<w:r><w:t xml:space="preserve"> here`);
        });
        const { text } = importWord(form, { follows: ['IACM'], title: 'form' }, world);
        assert.match(text, /includes: "Words ☒ here" {2}meets IACM-POP-01/);
    });

    it('keeps a box that somebody put into a row for a further policy', () => {
        const answers = { ...TITLE, 'further.policy.1.name': 'Gifts', 'further.policy.1.text': 'Nobody takes any.' };
        const form = changed(filled(blank, answers), document => {
            const end = document.indexOf('</w:tc>', document.indexOf('<w:tag w:val="further.policy.1.text"/>'));
            return `${document.slice(0, end)}<w:p>${TICKED_BOX}<w:r><w:t xml:space="preserve"> Agreed</w:t></w:r></w:p>${document.slice(end)}`;
        });
        const { text } = importWord(form, { follows: ['IACM'], title: 'form' }, world);
        assert.match(text, /policy gifts \{\n {4}"{3}\n {6}Nobody takes any\.\n {6}☒ Agreed\n/);
    });
});

describe('a workbook in which each choice has a row', () => {
    const bytes = renderForm(tree);
    const rows = [...(sheetsOf(bytes).get('Specification')?.rows ?? [])];
    const at = (tag: string): string => `D${rows.findIndex(row => row[4] === tag) + 1}`;
    const answered = (answers: Readonly<Record<string, string | number>>): Imported =>
        read(filledSheet(bytes, 1, Object.fromEntries(Object.entries({ ...TITLE, ...answers }).map(([tag, answer]) => [at(tag), answer]))));

    for (const sign of ['x', 'X', '✓', '☒', 'yes', 'Y', 'TRUE', 1, 'Schizophrenia'])
        it(`reads ${sign} as ticked`, () => assert.equal(included(answered({ [`${LIST}.schizophrenia`]: sign })), 'schizophrenia'));
    for (const sign of ['no', 'N', '☐', 'FALSE', '-', 0, 'n/a'])
        it(`reads ${sign} as not ticked`, () => {
            const imported = answered({ [`${LIST}.schizophrenia`]: sign });
            assert.equal(included(imported), '');
            assert.deepEqual(imported.notes, []);
        });

    it('keeps words beside a choice', () => {
        assert.equal(
            included(answered({ [`${LIST}.schizophrenia`]: 'x, first two years', [`${LIST}.psychosis`]: '✓' })),
            'psychosis, schizophrenia "Schizophrenia: first two years"',
        );
        const { text, notes } = answered({ [`${LIST}.schizophrenia`]: 'from next year' });
        assert.match(text, /^\/\/ Who the service is for, Schizophrenia \(not ticked\): from next year$/m);
        assert.deepEqual(notes, ['1 choice has words beside it and is not ticked. They are kept as a comment at the end.']);
    });
});
