import assert from 'node:assert/strict';
import { lineValue } from '../../language/completion/entry-bodies.ts';
import { CarewrightGrammar } from '../../language/generated/grammar.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { BLOCKS, OPENERS, openerOf } from '../../language/model/elements/blocks.ts';
import type { ServiceKind } from '../../language/model/elements/element-kind.ts';
import {
    ALL_ELEMENTS,
    ALL_LINES,
    attributeOf,
    attributeOrWord,
    BLOCK_ORDER,
    blocksOf,
    type ElementKey,
    elementKeyOf,
    elementKeyOrWord,
    isLine,
    keyOf,
    SERVICE_ORDER,
} from '../../language/model/elements.ts';
import { ALL_VOCABULARIES, isVocabularyKind, namespaceOrWord, thingOf } from '../../language/model/namespaces.ts';
import { elementsOf, numberIn, textIn, valueIn } from '../../language/model/subjects.ts';

import { usualGuidance, usualName } from '../../language/names/meant-for.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { howToWriteLine } from '../../language/syntax/how-to-write.ts';
import { readQuickly } from '../../language/syntax/read.ts';
import { parserRule, phrasesOf } from '../../scripts/textmate/grammar-parts.ts';
import { factsOf } from '../support/read-text.ts';

const GRAMMAR = CarewrightGrammar();
const RULES = new Set(GRAMMAR.rules.map(({ name }) => name));

function phrases(rule: string): readonly string[] {
    return phrasesOf(parserRule(GRAMMAR, rule)).toSorted();
}

describe('the schema of the language', () => {
    for (const [key, line] of ALL_LINES) {
        it(`says all of ${line.words}`, () => {
            assert.equal(keyOf(line.words), key);
            assert.ok(RULES.has(line.rule), line.rule);
            assert.ok(blocksOf(key).length > 0);
            for (const block of blocksOf(key)) assert.ok(block in BLOCKS, block);
            assert.equal(line.value !== undefined, isLine(line), 'a line has a value to write over, an entry has not');
        });
    }

    for (const [key, kind] of ALL_ELEMENTS) {
        it(`has words for every sentence about ${kind.words}`, () => {
            assert.match(kind.article, /^(?:“?\{\}”?|[a-z])(?:[a-z “”-]|\{\})+$/);
            assert.match(kind.plural, /^[a-z][a-z -]+$/);
            assert.match(kind.absence, /^[A-Z][^{}]+\.$/);
            // A kind with terms says which of them are missing.
            if (kind.absenceOf !== undefined) assert.match(kind.absenceOf, /^(?:[A-Z“][^{}]* )?\{\}[^{}]*\.$|^[A-Z][^{}]+: \{\}\.$/);
            assert.equal(kind.absenceOf !== undefined, kind.terms !== undefined && kind.words !== 'status', kind.words);
            for (const { says } of Object.values(kind.attributes))
                assert.match(says, /^(?:who|what|when|where|which|why|how|on|at|from|up|whether|that) ?/);
            if (kind.main !== undefined) assert.ok(attributeOf(key, attributeOrWord(kind.main)), kind.main);
            for (const name of kind.keeps ?? []) assert.equal(attributeOf(key, attributeOrWord(name)), undefined, name);
            if (kind.of === 'service') {
                const { label, part } = kind as ServiceKind;
                assert.ok(label && part);
            }
            if (kind.terms) assert.ok(isVocabularyKind(kind.terms) || ['requirement', 'question', 'service'].includes(kind.terms));
        });
    }

    for (const opener of OPENERS) {
        const { block, words, rules, holds, labels = [], name } = opener;
        /** The least text in which a block holds some lines. */
        const textOf = ({ words, name, least = 'x', in: [around] }: (typeof OPENERS)[number], inner: string): string => {
            const own = `${words}${name ? ` ${least}` : ''} {\n${inner}\n}`;
            const outer = OPENERS.find(each => each.block === around);
            return outer ? textOf(outer, own) : own;
        };
        const isRead = (inner: string): boolean => readQuickly(textOf(opener, inner)) !== undefined;

        it(`says of ${words} what the grammar says`, () => {
            for (const rule of rules) assert.ok(RULES.has(rule), rule);
            assert.ok(isRead(''));
            assert.equal(isRead('"""\nA text.\n"""'), holds === 'text' || holds === 'entries');
            assert.equal(isRead('- "A sentence."'), holds === 'sentences' || holds === 'entries');
            for (const label of labels) assert.ok(isRead(`${label}: "Words."`), label);
            assert.equal(holds !== undefined && labels.length > 0, false, 'words without a label need none');
            for (const around of OPENERS) {
                const isInside = opener.in.includes(around.block);
                const inside = readQuickly(textOf(around, `${words}${name ? ` ${opener.least ?? 'x'}` : ''} {\n}`));
                // Where names stand, a word that opens a block elsewhere is one of them.
                assert.equal(inside !== undefined, isInside, `${words} in ${around.words}`);
            }
            assert.equal(openerOf(`${words} x {`), opener);
            assert.ok(block in BLOCKS);
        });
    }

    it('has an order for every line and block of a service', () => {
        const known = new Set([...SERVICE_ORDER, ...Object.values(BLOCK_ORDER).flat()]);
        const entries = new Set(['aims', 'outcomes', 'pathway', 'offers', 'measures']);
        for (const [, { of, block, words }] of ALL_ELEMENTS)
            if (of === 'service') assert.ok(known.has(entries.has(block) ? block : words), words);
        assert.equal(SERVICE_ORDER.indexOf('follows'), SERVICE_ORDER.indexOf('commissioner') - 1);
    });

    for (const rule of ['Names', 'Text', 'Date', 'Response', 'Interval', 'Count']) {
        it(`knows the same lines as ${rule}FieldName of the grammar`, () => {
            const own = ALL_LINES.filter(([, line]) => line.rule === `${rule}Field`).map(([, { words }]) => words);
            assert.deepEqual(own.toSorted(), phrases(`${rule}FieldName`));
        });
    }

    it('knows the same kinds of more than one word as ElementKind of the grammar', () => {
        const own = ALL_ELEMENTS.map(([, { words }]) => words).filter(words => /[ -]/.test(words));
        assert.deepEqual(
            own.toSorted(),
            phrases('ElementKind').filter(words => words !== ''),
        );
    });

    it('has what is usual in every line that asks for it in the library, and nothing else', () => {
        const usual = new Set(
            LIBRARY.flatMap(({ declarations }) => declarations)
                .filter(({ namespace }) => namespace === 'usual')
                .flatMap(({ term }) => term?.typical ?? [])
                .map(({ kind }): string => kind),
        );
        for (const [key, { value }] of ALL_LINES) if (value?.includes('{usual}')) assert.ok(usual.has(key), key);
        const written = lineValue('urgentresponse', { today: '2026-11-29', choices: () => undefined, usual: key => `usual for ${key}` });
        const follows = lineValue('follows', { today: '2026-11-29', choices: () => undefined, usual: key => `usual for ${key}` });
        assert.deepEqual(follows, [{ blank: 'usual for follows' }]);
        assert.deepEqual(written, ['within ', { blank: 'usual for urgentresponse' }]);
    });

    it('has names in the library for where none is chosen, and they are declared', () => {
        const names = new NameIndex(LIBRARY);
        assert.ok(names.guidance(usualName('follows', names)));
        assert.deepEqual(names.guidance(usualName('follows-otherwise', names))?.models, []);
        assert.ok(names.template(usualName('template', names)));
        assert.deepEqual(usualGuidance(undefined, names), [usualName('follows', names)]);
        assert.deepEqual(usualGuidance('crisis-resolution-home-treatment', names), ['CRT']);
        assert.deepEqual(usualGuidance('community-rehabilitation', names), [usualName('follows-otherwise', names)]);
        // Not the library's own choice in the code: another vocabulary gives another name.
        const others = factsOf('vocabulary usual {\n  follows "Guidance" instead "LOCAL"\n}\n');
        assert.equal(usualName('follows', new NameIndex([others])), 'LOCAL');
    });

    it('says how a line is written by all of its words, not only the first', () => {
        assert.equal(howToWriteLine('commissioner lead'), 'Put the text in quotation marks.');
        assert.equal(howToWriteLine('commissioner'), 'Write a name, or text in quotation marks.');
        assert.equal(howToWriteLine('standards'), 'Write one or more names, with commas between them, or text in quotation marks.');
        assert.equal(
            howToWriteLine('team meeting'),
            'Write how often as `every 4 weeks`, `daily` or `3 times a week`, or put words in quotation marks.',
        );
        assert.equal(howToWriteLine('leadership'), undefined);
    });

    it('is written with an example of its own, also where a rule reads several kinds of lines', () => {
        for (const [, { words }] of ALL_LINES) {
            const [, label] = /`([a-z -]+): /.exec(howToWriteLine(words) ?? '') ?? [];
            const isOfAnother = label !== words && ALL_LINES.some(([, line]) => line.words === label);
            assert.ok(!isOfAnother, `${words}: ${howToWriteLine(words)}`);
        }
    });
});

describe('words that a document takes for kinds and attributes', () => {
    it('are told from those of the language in one place', () => {
        assert.equal(elementKeyOf('policies'), 'policy');
        assert.equal(elementKeyOf('team meeting'), 'teammeeting');
        for (const words of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'teem type', ''])
            assert.equal(elementKeyOf(words), undefined, words);
        assert.equal(elementKeyOrWord('teem type'), 'teemtype');
        assert.equal(attributeOf('role', attributeOrWord('constructor')), undefined);
    });

    it('are reported, whatever they are called', () => {
        const text = (expects: string): string =>
            `guidance L "L" {\n  must L-1 "A" {\n    says: "A."\n    basis: local\n    source: "B" checked 2026-07-30\n    expects ${expects}\n  }\n}\n`;
        const [guidance] = factsOf(text('constructor')).guidance;
        const check = guidance?.requirements[0]?.expectations[0]?.check;
        assert.equal(check?.type === 'element' && check.kind, 'constructor');
    });

    it('do not compile when they are misspelt in the code', () => {
        const elements = factsOf('service a "A" {\n  team {\n    psychiatrist: 1.5 wte\n  }\n}\n').services[0]?.elements ?? [];
        const [role] = elementsOf(elements, 'role');
        assert.equal(numberIn(role, 'wte')?.amount, 1.5);
        // @ts-expect-error a role has no `wtee`
        assert.equal(numberIn(role, 'wtee'), undefined);
        // @ts-expect-error an owner is said of a policy, not of a role
        assert.equal(textIn(role, 'owner'), undefined);
        // @ts-expect-error no element says `ownner`
        assert.equal(role && valueIn(role, 'ownner'), undefined);
        // @ts-expect-error no kind of element is called `rolle`
        assert.deepEqual(elementsOf(elements, 'rolle'), []);
        // @ts-expect-error no kind of element is called `rolle`
        const key: ElementKey = 'rolle';
        assert.equal(elementKeyOf(key), undefined);
        // @ts-expect-error no kind of element has values called `wtee`
        assert.equal(role?.values.wtee, undefined);
    });
});

describe('namespaces', () => {
    it('do not compile when they are misspelt in the code', () => {
        const names = new NameIndex(LIBRARY);
        assert.equal(names.title('policies', 'crisis-planning'), names.find(['policies'], 'crisis-planning')[0]?.declaration.title);
        // @ts-expect-error no namespace is called `polices`
        assert.deepEqual(names.find(['polices'], 'crisis-planning'), []);
        // @ts-expect-error no namespace is called `requirements`
        assert.deepEqual([...names.all('requirements')], []);
        // @ts-expect-error one of a namespace is no namespace
        assert.equal(thingOf('policy'), 'name');
    });

    it('keep the words of a document that are none, so that they can be reported', () => {
        const { declarations, references } = factsOf('vocabulary polices {\n  crisis "Crisis plan"\n    within other\n}\n');
        assert.deepEqual(
            declarations.map(({ namespace }) => namespace),
            ['polices'],
        );
        assert.deepEqual(
            references.map(({ namespaces }) => namespaces),
            [['polices', 'regions']],
        );
        assert.equal(thingOf(declarations[0]?.namespace), 'name');
        assert.equal(thingOf(namespaceOrWord('toString')), 'name');
        assert.deepEqual(
            ALL_VOCABULARIES.filter(kind => thingOf(kind) === 'name'),
            [],
        );
    });
});
