import type { DocumentFormat, DocumentKind } from '../../documents/generate.ts';

import { placeholder } from '../../language/checks/placeholder.ts';
import type { DocumentFacts, SubjectFacts } from '../../language/model/facts.ts';
import { isOwnCode, type Severity } from '../../language/model/findings.ts';
import { counted } from '../../language/model/text.ts';
import type { Choice, DocumentChoices } from '../protocol.ts';
import { allToFillIn } from '../workspace/completions.ts';
import type { CheckedDocument } from '../workspace/server-workspace.ts';

const KINDS: Readonly<Record<DocumentKind, Omit<Choice, 'name'>>> = {
    specification: { title: 'Specification', description: "the contract's schedule" },
    review: { title: 'Review outcome', description: 'answers, findings, actions, resource gaps' },
    coverage: { title: 'Coverage report', description: 'every requirement, its outcome and the reason' },
    'board-paper': { title: 'Board paper', description: 'of all services and reviews that are open in VS Code or in its folder' },
    'action-plan': { title: 'Action plan', description: 'the actions of all reviews, by date' },
    'blank-specification': { title: 'Blank specification', description: 'a form to fill in, made from guidance' },
    'blank-review': { title: 'Blank review', description: 'a form for the outcome of a review' },
};

const FORMATS: Readonly<Record<DocumentFormat, Omit<Choice, 'name'>>> = {
    docx: { title: 'Word', description: '.docx' },
    html: { title: 'Web page', description: '.html' },
    md: { title: 'Markdown', description: '.md' },
    xlsx: { title: 'Excel', description: '.xlsx, the tables' },
    csv: { title: 'CSV', description: '.csv, the main table' },
    json: { title: 'JSON', description: '.json, for other programs' },
};

/** The kinds that a file gives, the most likely one first. */
function kindsOf({ services, reviews, guidance, templates }: DocumentFacts): readonly DocumentKind[] {
    return [
        ...(services.length ? (['specification'] as const) : []),
        ...(reviews.length ? (['review'] as const) : []),
        ...(services.length || reviews.length ? (['coverage'] as const) : []),
        ...(templates.length ? (['blank-review'] as const) : []),
        ...(guidance.length ? (['blank-specification'] as const) : []),
        ...(reviews.length ? (['action-plan'] as const) : []),
        'board-paper',
        ...(services.length ? (['blank-specification'] as const) : []),
        ...(reviews.length ? (['blank-review'] as const) : []),
    ];
}

/** What is still to be done in a file, in a few words: who sends a document round should know. */
function openInWords({ findings, facts }: Pick<CheckedDocument, 'findings' | 'facts'>): string {
    const blanks = allToFillIn(facts).length;
    const rules = findings.filter(({ code }) => isOwnCode(code) && code !== placeholder.code);
    const count = (severity: Severity): number => rules.filter(each => each.severity === severity).length;
    const [errors, warnings] = [count('error'), count('warning')];
    const open = findings.length - findings.filter(({ code }) => isOwnCode(code)).length;
    return [
        blanks ? `${counted(blanks, 'place')} to fill in` : '',
        open ? `${counted(open, 'requirement')} not answered` : '',
        errors ? counted(errors, 'error') : '',
        warnings ? counted(warnings, 'warning') : '',
    ]
        .filter(Boolean)
        .join(', ');
}

/** What can be made from a file, for a list of it. */
export function documentChoices(document: Pick<CheckedDocument, 'findings' | 'facts'>): DocumentChoices {
    const { facts } = document;
    const choices = <Name extends string>(names: Iterable<Name>, known: Readonly<Record<Name, Omit<Choice, 'name'>>>): readonly Choice[] =>
        [...names].map(name => ({ name, ...known[name] }));
    return {
        kinds: choices(new Set(kindsOf(facts)), KINDS),
        formats: choices(Object.keys(FORMATS) as DocumentFormat[], FORMATS),
        open: openInWords(document),
    };
}

/** The service or the review at an offset, or the last one before it, or else the first. */
export function subjectAt({ services, reviews }: DocumentFacts, offset: number): SubjectFacts | undefined {
    const all = [...services, ...reviews].toSorted((a, b) => a.whole[0] - b.whole[0]);
    return all.findLast(({ whole }) => whole[0] <= offset) ?? all[0];
}

/** What a preview shows before the user chooses: the document of a subject, or the form that the file is there for. */
export function likelyKind({ templates, guidance }: DocumentFacts, subject: SubjectFacts | undefined): DocumentKind | undefined {
    if (subject) return subject.type === 'service' ? 'specification' : 'review';
    return templates.length ? 'blank-review' : guidance.length ? 'blank-specification' : undefined;
}
