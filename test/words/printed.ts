import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { checksInWords, scopeInWords } from '../../language/assess/requirement-in-words.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { findingsOf } from '../support/check-text.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';

/** A sentence that people read, and where it comes from. */
export interface Printed {
    readonly from: string;
    readonly text: string;
}

const ROOT = new URL('../..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

function named(from: string, texts: readonly (string | undefined)[]): readonly Printed[] {
    return texts.flatMap(text => (text?.trim() ? [{ from, text: text.replaceAll(/\s+/g, ' ').trim() }] : []));
}

function ofRules(): readonly Printed[] {
    return RULES.flatMap(({ code, title, why, fix }) => named(code, [title, why, fix]));
}

function ofSchema(): readonly Printed[] {
    return ALL_ELEMENTS.flatMap(([key, { absence, absenceOf, article, attributes }]) =>
        named(key, [absence, absenceOf, article, ...Object.values(attributes).map(({ says }) => says)]),
    );
}

function ofLibrary(): readonly Printed[] {
    const requirements = LIBRARY.flatMap(({ guidance }) => guidance).flatMap(guidance => guidance.requirements);
    return requirements.flatMap(({ id, title, says, ask, expectations }) =>
        named(id, [title, says, ask, ...expectations.map(({ otherwise }) => otherwise)]),
    );
}

/** What `check` says of the examples. */
function ofExamples(): readonly Printed[] {
    const files = exampleFiles();
    const all = files.map(({ name, text }) => ({ name, facts: factsOf(text, name) }));
    return files.flatMap(({ name, text }) => {
        const beside = all.flatMap(other => (other.name === name ? [] : [other.facts]));
        return findingsOf(text, undefined, beside).flatMap(({ code, message, advice }) =>
            named(`${name} ${code}`, [message, advice?.startsWith('Write, for example') ? undefined : advice]),
        );
    });
}

const SAID = new Set(['title', 'description', 'markdownDescription', 'contents', 'category']);

function stringsIn(value: unknown): readonly string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        if (typeof inner === 'string') return SAID.has(key) ? [inner] : [];
        return Array.isArray(inner) && key === 'enumDescriptions' ? (inner as string[]) : stringsIn(inner);
    });
}

/** Settings, commands, views and the walkthrough. */
function ofManifest(): readonly Printed[] {
    const manifest = JSON.parse(read('package.json')) as { readonly contributes: unknown };
    return named('package.json', stringsIn(manifest.contributes));
}

/** The help of the command line: what is between quotation marks in its definition. */
function ofHelp(): readonly Printed[] {
    const strings = [...read('cli/program.ts').matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text]) => text ?? '');
    const isExample = (text: string): boolean => text.startsWith('carewright ');
    return named(
        'cli/program.ts',
        strings.filter(text => /^\p{L}.* .* /u.test(text) && !isExample(text)),
    );
}

/** The titles and descriptions of terms, without the phrases that deny something, which are not ours. */
function ofVocabularies(): readonly Printed[] {
    const terms = LIBRARY.flatMap(({ declarations }) => declarations).filter(({ namespace }) => !['denials', 'words'].includes(namespace));
    return terms.flatMap(({ namespace, name, title, term }) => (term ? named(`${namespace} ${name}`, [title, term.description]) : []));
}

/** How each requirement is checked, as `explain` and the list of requirements say it. */
function ofExplain(): readonly Printed[] {
    const names = new NameIndex(LIBRARY);
    const title = names.title.bind(names);
    const requirements = LIBRARY.flatMap(({ guidance }) => guidance).flatMap(guidance => guidance.requirements);
    return requirements.flatMap(each => named(each.id, [scopeInWords(each, title), ...checksInWords(each, title)]));
}

/** The words of the walkthrough’s pictures. */
function ofWalkthrough(): readonly Printed[] {
    return readdirSync(new URL('walkthrough/', ROOT)).flatMap(name =>
        named(
            `walkthrough/${name}`,
            [...read(`walkthrough/${name}`).matchAll(/<(?:text|tspan|title|desc)[^>]*>([^<]+)</g)].map(([, text]) => text),
        ),
    );
}

const ROOMS = ['language', 'files', 'documents', 'server', 'cli', 'client', 'scripts'] as const;

const CODE: readonly string[] = ROOMS.flatMap(room =>
    readdirSync(new URL(`${room}/`, ROOT), { recursive: true, encoding: 'utf8' })
        .map(path => `${room}/${path.replaceAll('\\', '/')}`)
        .filter(path => path.endsWith('.ts') && !path.includes('/generated/') && !path.includes('/assertions')),
);

/** A sentence, or the beginning or end of one, and no pattern or list of words. */
const SENTENCE = /^[^\\|]*\p{L} \p{L}+ \p{L}[^\\|]*$/u;

/** The texts in the code that people may come to read: each string of three words and more. */
function ofStrings(): readonly Printed[] {
    return CODE.flatMap(path => {
        const found: string[] = [];
        const look = (node: ts.Node): void => {
            if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) found.push(node.text);
            else if (ts.isTemplateExpression(node))
                found.push([node.head.text, ...node.templateSpans.map(span => span.literal.text)].join('x'));
            ts.forEachChild(node, look);
        };
        look(ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest));
        return named(
            path,
            found.filter(text => SENTENCE.test(text)),
        );
    });
}

/** The lines of comments in the code, by room. */
function ofComments(): readonly Printed[] {
    return CODE.flatMap(path => {
        const lines = [...read(path).matchAll(/^\s*(?:\/\/|\/?\*+(?!\*))(.*)$|\s\/\/ (.*)$/gm)].map(([, whole, behind]) => whole ?? behind);
        const [room, folder] = path.split('/');
        return named(room === 'language' || room === 'documents' || room === 'server' ? `${room}/${folder}` : `${room}`, lines);
    });
}

/** The paragraphs of README and documentation, without code, tables and addresses. */
function ofPages(): readonly Printed[] {
    const docs = readdirSync(new URL('docs/', ROOT)).filter(name => name.endsWith('.md') && name !== 'requirements.md');
    return ['README.md', 'CONTRIBUTING.md', 'client/README.md', ...docs.map(name => `docs/${name}`)].flatMap(page => {
        const prose = read(page)
            .replaceAll(/^```[\s\S]*?^```$/gm, '')
            .replaceAll(/^\|.*$/gm, '')
            .replaceAll(/<!--[\s\S]*?-->|<[^>\n]*>/g, '')
            .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
        const parts = prose.split(/\n\s*\n|^(?=[-#*] )/m);
        return named(
            page,
            parts.map(part => part.replace(/^[-#*\s]+/, '')),
        );
    });
}

/** Everything that people read, by where it comes from. */
export const PRINTED = {
    rules: ofRules(),
    schema: ofSchema(),
    library: ofLibrary(),
    examples: ofExamples(),
    vocabularies: ofVocabularies(),
    explain: ofExplain(),
    manifest: [...ofManifest(), ...ofWalkthrough()],
    help: ofHelp(),
    strings: ofStrings(),
    pages: ofPages(),
    comments: ofComments(),
} as const satisfies Record<string, readonly Printed[]>;

export type Source = keyof typeof PRINTED;
export const SOURCES = Object.keys(PRINTED) as readonly Source[];
