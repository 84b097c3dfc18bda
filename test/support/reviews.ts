import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import type { ServiceToReview } from '../../language/reviews/covered-services.ts';
import type { ReviewToDraft } from '../../language/reviews/drafts.ts';
import { requirementsOf } from '../../language/reviews/form.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { factsOf, lineOf, TODAY } from './read-text.ts';

/** A workspace of some texts beside the library. */
export interface SmallWorkspace {
    readonly names: NameIndex;
    readonly checker: Checker;
    readonly documents: readonly DocumentFacts[];
    readonly texts: Readonly<Record<string, string>>;
}

/** Reads some texts, each named after its file. */
export function workspaceOf(texts: Readonly<Record<string, string>>): SmallWorkspace {
    const documents = Object.entries(texts).map(([name, text]) => factsOf(text, name));
    const names = new NameIndex([...LIBRARY, ...documents]);
    return { names, checker: new Checker(names, { today: TODAY, explain: true }), documents, texts };
}

/** What a review of some services of a workspace is drafted from. */
export function draftOf(
    { names, checker, texts }: SmallWorkspace,
    covers: readonly string[],
    templateName = 'icb-review-outcome',
): ReviewToDraft {
    const template = names.template(templateName);
    if (!template) throw new Error(`There is no template ${templateName}.`);
    const services = covers.map((name): ServiceToReview => {
        const uri = names.service(name)?.uri ?? '';
        return { name, assessments: checker.assessmentsOf(name), path: uri, lineOf: offset => lineOf(texts[uri] ?? '', offset) };
    });
    return {
        name: 'north',
        title: 'North',
        template,
        requirements: requirementsOf(template, each => checker.requirementsOf(each)),
        services,
        names,
    };
}

/** A service that follows IACM, with some lines. */
export function service(name: string, lines: string, follows = 'IACM'): string {
    return `service ${name} "The ${name} team" {\n  follows: ${follows}\n${lines}\n}\n`;
}
