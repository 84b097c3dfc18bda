import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CarewrightGrammar } from '../../language/generated/grammar.ts';
import { terminal } from '../../scripts/textmate/values.ts';
import { CARE_FILES } from './files.ts';
import { leavesOf } from './leaves.ts';

interface EnterRule {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string; readonly appendText?: string };
}

interface Configuration {
    readonly comments: { readonly lineComment: string; readonly blockComment: readonly string[] };
    readonly wordPattern: { readonly pattern: string };
    readonly autoClosingPairs: readonly { readonly open: string; readonly close: string; readonly notIn?: readonly string[] }[];
    readonly indentationRules: { readonly increaseIndentPattern: string; readonly decreaseIndentPattern: string };
    readonly onEnterRules: readonly EnterRule[];
}

const configuration: Configuration = JSON.parse(readFileSync(new URL('../../language-configuration.json', import.meta.url), 'utf8'));

/** What an editor does where Enter is pressed at `|`. */
function onEnter(line: string): EnterRule['action'] | undefined {
    const [before = '', after = ''] = line.split('|');
    return configuration.onEnterRules.find(
        ({ beforeText, afterText }) => new RegExp(beforeText).test(before) && (!afterText || new RegExp(afterText).test(after)),
    )?.action;
}

describe('the language configuration', () => {
    it('takes a name with its hyphens for one word', () => {
        const word = new RegExp(`^(?:${configuration.wordPattern.pattern})$`);
        const names = CARE_FILES.flatMap(({ text }) => leavesOf(text).filter(({ is }) => is === 'name'));
        assert.ok(names.some(({ text }) => text === 'peer-support-worker'));
        assert.ok(names.some(({ text }) => text === 'IACM-DNA-01'));
        assert.deepEqual(
            names.filter(({ text }) => !word.test(text)),
            [],
        );
        for (const value of ['2027-04-01', '1,500', '08:00', '£1.2', '95%']) assert.match(value, word);
        for (const other of ['owner:', 'a b', '"a"', 'a,']) assert.doesNotMatch(other, word);
    });

    it('takes words for names as the grammar does', () => {
        const id = new RegExp(`^(?:${terminal(CarewrightGrammar(), 'ID')})$`);
        const word = new RegExp(`^(?:${configuration.wordPattern.pattern})$`);
        for (const name of ['a', 'A08', 'naïve-café', 'snake_case', 'a-b-c']) {
            assert.match(name, id);
            assert.match(name, word);
        }
    });

    it('knows the comments of the language', () => {
        assert.deepEqual(configuration.comments, { lineComment: '//', blockComment: ['/*', '*/'] });
    });

    it('closes quotation marks, and not while one writes in text', () => {
        for (const quote of ['"', '"""']) {
            const pair = configuration.autoClosingPairs.find(({ open }) => open === quote);
            assert.deepEqual(pair, { open: quote, close: quote, notIn: ['string', 'comment'] });
        }
    });

    it('indents what stands between braces', () => {
        const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
        const decrease = new RegExp(configuration.indentationRules.decreaseIndentPattern);
        for (const line of ['service a "A" {', '  team {', '  team { // who', 'service a “A” {']) assert.match(line, increase);
        for (const line of ['  owner: "a {"', '  owner: "a {', '  population { ages: 18 }', 'a']) assert.doesNotMatch(line, increase);
        for (const line of ['}', '  }']) assert.match(line, decrease);
        assert.doesNotMatch('  owner: "}"', decrease);
    });

    it('does on Enter what a writer would do by hand', () => {
        assert.deepEqual(onEnter('  context: """|"""'), { indent: 'indentOutdent' });
        assert.deepEqual(onEnter('  context: """|'), { indent: 'indent' });
        assert.deepEqual(onEnter('    """|"""'), { indent: 'indentOutdent' });
        assert.deepEqual(onEnter('    - "An aim." meets IACM-1|'), { indent: 'none', appendText: '- ' });
        assert.deepEqual(onEnter('  // a note that |goes on'), { indent: 'none', appendText: '// ' });
        for (const line of ['  """|', '    - |', '  // a note|', '  owner: "Lead"|', '  context: """ all of it """|', '  team {|}']) {
            assert.equal(onEnter(line), undefined, line);
        }
    });
});
