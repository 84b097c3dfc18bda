/**
 * Writes the files that are made from the grammar, the library and the code: `node scripts/generate.ts [target …]`. Without a target, all
 * that `npm run generate` makes after Langium, each in a separate process: most read what the one before has written.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CareDocument } from '../language/generated/ast.ts';
import type { DocumentFacts } from '../language/model/facts.ts';
import type { Namespace } from '../language/model/namespaces.ts';

const ROOT = new URL('..', import.meta.url);
const LIBRARY = 'language/library/';

function read(path: string): string {
    return readFileSync(new URL(path, ROOT), 'utf8');
}

function write(path: string, text: string): void {
    const file = fileURLToPath(new URL(path, ROOT));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
}

/** The `.care` files of a folder, in the order of their names, with `/`. */
function careFiles(folder: string, recursive = false): readonly string[] {
    return readdirSync(new URL(folder, ROOT), { recursive, encoding: 'utf8' })
        .filter(file => file.endsWith('.care'))
        .map(file => file.replaceAll('\\', '/'))
        .sort();
}

/** The functions that read well-formed texts without Langium, from the grammar that Langium reads them with. */
async function quickReader(): Promise<void> {
    const { CarewrightAstReflection } = await import('../language/generated/ast.ts');
    const { carewright } = await import('../language/syntax/services.ts');
    const { writeRules } = await import('./quick-reader/write-rules.ts');
    write('language/syntax/generated/rules.ts', writeRules(carewright().Grammar, new CarewrightAstReflection()));
}

/** The phrases for what is still to be written, which the library says, where the reading of facts finds them. */
async function unwritten(): Promise<void> {
    // The grammar alone: what else reads texts looks for these phrases, which a fresh clone does not have yet.
    const { carewright } = await import('../language/syntax/services.ts');
    const document = carewright().parser.LangiumParser.parse<CareDocument>(read(`${LIBRARY}vocabularies/denials.care`)).value;
    const terms = (document.blocks ?? []).flatMap(block => (block.$type === 'Vocabulary' ? (block.terms ?? []) : []));
    const phrases = terms
        .filter(({ name }) => name === 'still-to-write')
        .flatMap(({ clauses }) => (clauses ?? []).flatMap(clause => (clause.$type === 'AlsoClause' ? clause.names : [])));
    if (!phrases.length) throw new Error('The vocabulary denials has no phrases for what is still to be written.');
    write('language/model/unwritten.json', `${JSON.stringify(phrases)}\n`);
}

/** What the judged texts of the library teach. With `--figures`, how well others' texts are read. */
async function assertions(): Promise<void> {
    const { isDenial } = await import('../language/assess/assertion.ts');
    const { crossValidate, learn, readJudged, readSenses, readSilence, readSober } = await import('./learn-assertions.ts');
    const [judged, senses] = [readJudged(), readSenses()];
    const weights = (texts: typeof judged) => {
        const { senses: _, ...learned } = learn(texts, senses);
        return learned;
    };
    const learned = { ...learn(judged, senses), silence: weights(readSilence(judged)), sober: weights(readSober(judged, senses)) };
    write(`${LIBRARY}assertions.json`, `${JSON.stringify(learned)}\n`);
    if (process.argv.includes('--figures')) console.table(crossValidate(judged, senses, isDenial));
}

/** The TextMate grammar, with which editors colour `.care` files before the language server has read them. */
async function textMate(): Promise<void> {
    const { CarewrightGrammar } = await import('../language/generated/grammar.ts');
    const { textMateGrammar } = await import('./textmate/grammar.ts');
    write('syntaxes/carewright.tmLanguage.json', `${JSON.stringify(textMateGrammar(CarewrightGrammar()))}\n`);
}

/** Terms that the program itself asks for. A misspelt one must not compile. */
const TYPED: readonly Namespace[] = ['statuses', 'horizons', 'states', 'referrers', 'roles', 'clocks', 'models', 'choice'];

/** The terms of the library that the program asks for, as types. */
function typesOfTerms(documents: readonly DocumentFacts[]): string {
    const declared = documents.flatMap(({ declarations }) => declarations);
    const members = TYPED.map(namespace => {
        const names = new Set(declared.filter(each => each.namespace === namespace).map(({ name }) => name));
        return `    ${namespace}: ${[...names].map(name => `'${name}'`).join(' | ')};`;
    });
    const head = '/** Terms of the library that the program asks for. Made by `npm run generate` (`scripts/generate.ts`). */';
    return `${[head, 'export interface LibraryTerms {', ...members, '}'].join('\n')}\n`;
}

/**
 * The facts of the library, so that no start of the tool has to read it, its texts, and its terms as types. Of the facts, what only the
 * checks of wording need is left out.
 *
 * @throws when a document can't be read without a problem: the library has none
 */
async function library(): Promise<void> {
    const { readDocument } = await import('../language/facts/read-document.ts');
    const { LIBRARY_SCHEME } = await import('../language/library/scheme.ts');
    const { addressOf } = await import('../language/model/address.ts');
    const { parseCare } = await import('../language/syntax/parse.ts');
    const uriOf = (file: string): string => `${LIBRARY_SCHEME}:/library/${file}`;
    const texts = careFiles(LIBRARY, true).map(file => [file, read(LIBRARY + file)] as const);
    const documents = texts.map(([file, text]): DocumentFacts => {
        const facts = readDocument(addressOf(uriOf(file)), text, parseCare(text));
        const problem = facts.problems[0];
        if (problem) throw new Error(`${file}, line ${text.slice(0, problem.at[0]).split('\n').length}: ${problem.message}`);
        return { ...facts, references: [], texts: [], dates: [], strays: [], refusedLinks: [] };
    });
    write(`${LIBRARY}facts.json`, `${JSON.stringify(documents)}\n`);
    // Editors show the library's documents as people wrote them.
    write(`${LIBRARY}texts.json`, `${JSON.stringify(Object.fromEntries(texts.map(([file, text]) => [uriOf(file), text])))}\n`);
    write('language/model/generated/terms.ts', typesOfTerms(documents));
}

/** The examples beside the rules: the language reads no files when it runs. */
async function ruleExamples(): Promise<void> {
    const { readRuleExample } = await import('./read-rule-example.ts');
    const folder = 'language/checks/';
    const examples = careFiles(folder).map(file => [file.replace('.care', ''), readRuleExample(file, read(folder + file))] as const);
    write(`${folder}examples.json`, `${JSON.stringify(Object.fromEntries(examples))}\n`);
}

/** The pages of `docs/` that are made from the code and the library, for `npm run docs`: after a change of either. */
async function docs(): Promise<void> {
    const { documentationPages, RULE_PAGES } = await import('./docs/pages.ts');
    const pages = documentationPages();
    for (const [path, text] of pages) write(path, text);
    const folder = new URL(RULE_PAGES, ROOT);
    for (const name of readdirSync(folder)) if (!pages.has(`${RULE_PAGES}${name}`)) rmSync(new URL(name, folder));
    console.log(`Wrote ${pages.size} pages.`);
}

/** What generated pages use of the compiled styles of nhsuk-frontend: after a new version of it, or of `documents/formats/html.ts`. */
async function documentStyles(): Promise<void> {
    const { default: manifest } = await import('nhsuk-frontend/package.json', { with: { type: 'json' } });
    const { PurgeCSS } = await import('purgecss');
    const used = await new PurgeCSS().purge({
        content: [
            {
                extension: 'html',
                raw: '<html><body><main><a><p><ul><ol><li><table><thead><tbody><tr><th><td><caption><h1><h2><h3><h4><h5><strong><em><code><pre><blockquote><hr>',
            },
            fileURLToPath(new URL('documents/formats/html.ts', ROOT)),
        ],
        css: [{ raw: read('node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css') }],
        fontFace: true,
        variables: true,
        keyframes: true,
    });
    const css = (used[0]?.css ?? '')
        // The typeface belongs to the NHS, and would be loaded from elsewhere.
        .replaceAll(/@font-face\{[^}]*\}/g, '')
        .replaceAll(/Frutiger W01,/g, '')
        .replace('@charset "UTF-8";', '');
    const notice = `nhsuk-frontend ${manifest.version}, MIT licence, Copyright (c) 2019 NHS England; only the rules that these pages use`;
    write('documents/formats/nhsuk-styles.json', `${JSON.stringify({ notice, css }, undefined, 4)}\n`);
}

/** What `npm run generate` makes, in this order. */
const ALWAYS: Readonly<Record<string, () => Promise<void>>> = {
    'quick-reader': quickReader,
    unwritten,
    assertions,
    textmate: textMate,
    library,
    'rule-examples': ruleExamples,
};
const TARGETS: typeof ALWAYS = { ...ALWAYS, docs, 'document-styles': documentStyles };

const names = process.argv.slice(2).filter(argument => !argument.startsWith('--'));
const unknown = names.find(name => !TARGETS[name]);
if (unknown !== undefined) {
    console.error(`There is no target called ${unknown}. There are: ${Object.keys(TARGETS).join(', ')}.`);
    process.exitCode = 2;
} else if (names.length === 1) {
    await TARGETS[names[0] as string]?.();
} else {
    for (const name of names.length ? names : Object.keys(ALWAYS)) {
        const { status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name], { stdio: 'inherit' });
        if (status !== 0) process.exit(status ?? 1);
    }
}
