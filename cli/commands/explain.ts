import { isWide } from '../../files/find-documents.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import type { Rule } from '../../language/checks/rule.ts';
import { explain as explainWord } from '../../language/explain/explain.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { ALL_VOCABULARIES } from '../../language/model/namespaces.ts';
import { canonicalName } from '../../language/model/written-words.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { ExitCode, usageError } from '../exit-code.ts';
import { type Io, painter, widthOf } from '../io.ts';
import { pageText } from '../text/page.ts';
import { openWorkspace } from '../workspace/workspace.ts';

/** Up to three known names that were perhaps meant: alike letter by letter, or with a part in common. */
export function closestNames(written: string, known: readonly string[]): readonly string[] {
    const wanted = written.toLowerCase();
    const rest = new Set(known);
    const closest: string[] = [];
    for (let nearest = nearestName(written, rest); nearest && closest.length < 3; nearest = nearestName(written, rest)) {
        closest.push(nearest);
        rest.delete(nearest);
    }
    const parts = wanted.length < 3 ? [] : [...rest].filter(name => name.toLowerCase().includes(wanted));
    return [...closest, ...parts].slice(0, 3);
}

/** `carewright explain`: a requirement, a rule, a guidance or a term. */
export async function explain(asked: string, io: Io): Promise<ExitCode> {
    const library = new NameIndex(LIBRARY);
    // Local guidance and terms: only documents that could be about it are parsed.
    const local = isWide(io.cwd) ? undefined : await openWorkspace([], io.cwd, undefined, text => mayDeclare(text, asked));
    const names = local?.documents.length ? local.names : library;
    const pages = explainWord(asked, names);
    if (!pages.length) throw usageError(`Nothing is called "${asked}".${suggestions(asked, names)}`);
    await io.out.write(pages.map(page => pageText(page, painter(io.out, io.env), widthOf(io.out))).join('\n'));
    return ExitCode.ok;
}

/** Whether a document declares things of that name, or changes what a guidance asks for. */
function mayDeclare(text: string, asked: string): boolean {
    return /\b(?:guidance|vocabulary)\b/.test(text) && canonicalName(text).toLowerCase().includes(asked.toLowerCase());
}

function suggestions(asked: string, names: NameIndex): string {
    const known = [
        ...RULES.flatMap((rule: Rule) => [rule.code, rule.name]),
        ...(['requirement', 'guidance', ...ALL_VOCABULARIES] as const).flatMap(kind =>
            [...names.all(kind)].flatMap(found => found[0]?.declaration.name ?? []),
        ),
    ];
    const closest = closestNames(asked, known);
    return closest.length ? ` Did you mean ${closest.join(' or ')}?` : ' See: carewright rules, carewright explain IACM';
}
