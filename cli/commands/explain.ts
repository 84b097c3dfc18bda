import { isWide } from '../../files/find-documents.ts';
import { RULES } from '../../language/checks/catalogue.ts';
import type { Rule } from '../../language/checks/rule.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { VOCABULARY_KINDS } from '../../language/model/elements.ts';
import { canonicalName } from '../../language/model/written-words.ts';
import { type Found, NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { ExitCode, usageError } from '../exit-code.ts';
import { explainGuidance } from '../explain/guidance.ts';
import { Page } from '../explain/page.ts';
import { explainRequirement } from '../explain/requirement.ts';
import { explainRule } from '../explain/rule.ts';
import { explainTerm } from '../explain/term.ts';
import { type Io, painter, widthOf } from '../io.ts';
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

const VOCABULARIES = Object.keys(VOCABULARY_KINDS);

/** `carewright explain`: a requirement, a rule, a guidance or a term. */
export async function explain(asked: string, io: Io): Promise<ExitCode> {
    const page = (): Page => new Page(painter(io.out, io.env), widthOf(io.out));
    const library = new NameIndex(LIBRARY);
    // Local guidance and terms: only documents that could be about it are parsed.
    const local = isWide(io.cwd) ? undefined : await openWorkspace([], io.cwd, undefined, text => mayDeclare(text, asked));
    const names = local?.documents.length ? local.names : library;
    const all = explained(asked, names, page);
    if (!all.length) throw usageError(`Nothing is called "${asked}".${suggestions(asked, names)}`);
    await io.out.write(all.map(String).join('\n'));
    return ExitCode.ok;
}

/** Whether a document declares things of that name, or changes what a guidance asks for. */
function mayDeclare(text: string, asked: string): boolean {
    return /\b(?:guidance|vocabulary)\b/.test(text) && canonicalName(text).toLowerCase().includes(asked.toLowerCase());
}

/** Everything that a word may stand for: by its name, and only if there is none, by its title or another name. */
function explained(asked: string, names: NameIndex, page: () => Page): Page[] {
    const wanted = asked.toLowerCase();
    const rule = RULES.find(({ code, name }) => code.toLowerCase() === wanted || name === wanted);
    if (rule) return [explainRule(rule, page())];
    const requirement = names.requirement(asked) ?? names.requirement(asked.toUpperCase());
    if (requirement) return [explainRequirement(requirement, names, page())];
    const guidance = names.guidance(asked) ?? names.guidance(asked.toUpperCase());
    if (guidance) return [explainGuidance(guidance, names, page())];
    const terms = VOCABULARIES.flatMap(kind => [...names.all(kind)].flatMap(found => found[0] ?? []));
    const named = terms.filter(({ declaration }) => declaration.name.toLowerCase() === wanted);
    const found = named.length ? named : terms.filter(term => isCalled(term, wanted));
    return found.map(term => explainTerm(term, names, page()));
}

function isCalled({ declaration: { title, term } }: Found, wanted: string): boolean {
    return [title, ...(term?.also ?? []), ...(term?.codes ?? [])].some(name => name?.toLowerCase() === wanted);
}

function suggestions(asked: string, names: NameIndex): string {
    const known = [
        ...RULES.flatMap((rule: Rule) => [rule.code, rule.name]),
        ...['requirement', 'guidance', ...VOCABULARIES].flatMap(kind =>
            [...names.all(kind)].flatMap(found => found[0]?.declaration.name ?? []),
        ),
    ];
    const closest = closestNames(asked, known);
    return closest.length ? ` Did you mean ${closest.join(' or ')}?` : ' See: carewright rules, carewright explain IACM';
}
