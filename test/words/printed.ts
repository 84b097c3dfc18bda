import { readdirSync, readFileSync } from 'node:fs';
import { RULES } from '../../language/checks/catalogue.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import { findingsOf } from '../support/check-text.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';

/** A sentence that people read, and where it comes from. */
export interface Printed {
    readonly from: string;
    readonly text: string;
}

const ROOT = new URL('../../', import.meta.url);
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
    return named(
        'cli/program.ts',
        strings.filter(text => /^\p{L}.* .* /u.test(text)),
    );
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
    manifest: ofManifest(),
    help: ofHelp(),
    pages: ofPages(),
} as const satisfies Record<string, readonly Printed[]>;

export type Source = keyof typeof PRINTED;
export const SOURCES = Object.keys(PRINTED) as readonly Source[];
