import type { Action, Answer, Finding, Review } from '../../language/generated/ast.ts';
import { isoDate } from '../../language/model/dates.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { wholeOf, writtenOf } from '../../language/syntax/places.ts';
import type { SourceDocument } from './context.ts';
import { readLine } from './read-line.ts';
import { exempted } from './read-specification.ts';
import type { ReviewAction, ReviewAnswer, ReviewFinding, ReviewModel } from './review.ts';
import type { Exempted, Line } from './specification.ts';
import { titleOf, valueInWords } from './words.ts';

/** Lines of an action that have columns of their own. */
const COLUMNS = new Set(['horizon', 'owner', 'due', 'state', 'resourcegap', 'evidence', 'progress']);

function readAnswer(answer: Answer, names: NameIndex): ReviewAnswer {
    return {
        question: answer.question?.$refText ?? '',
        names: (answer.names ?? []).map(name => name.$refText),
        value: valueInWords(answer, names),
        ...(answer.text !== undefined && { text: answer.text }),
    };
}

function readAction(action: Action, requirement: string | undefined, names: NameIndex): ReviewAction {
    const lines: Line[] = [];
    const texts: string[] = [];
    const requirements: string[] = requirement ? [requirement] : [];
    let horizon = '';
    let state = '';
    let due: string | undefined;
    for (const item of action.items ?? []) {
        if (item.$type === 'Prose') texts.push(item.text);
        else if (item.$type === 'AddressesField')
            for (const each of item.requirements.map(reference => reference.$refText)) requirements.push(each);
        else {
            if (item.$type === 'NamesField' && item.field === 'horizon') horizon = item.terms?.[0]?.$refText ?? item.text ?? '';
            if (item.$type === 'NamesField' && item.field === 'state') state = item.terms?.[0]?.$refText ?? item.text ?? '';
            if (item.$type === 'DateField' && item.field === 'due') due = isoDate(item.date);
            lines.push(item.$type === 'OtherField' ? { key: '', label: 'Line', value: writtenOf(item), meets: [] } : readLine(item, names));
        }
    }
    const words = (key: string): string => {
        const found = lines.filter(line => line.key === key);
        return found.map(({ items = [], value, text = '' }) => [...items, value, text].filter(Boolean).join(' ')).join(' ');
    };
    return {
        name: action.name ?? '',
        title: action.title ?? (action.name ?? '').replaceAll('-', ' '),
        requirements: [...new Set(requirements)],
        horizon,
        owner: words('owner'),
        ...(due !== undefined && { due }),
        dueShown: words('due'),
        state,
        stateTitle: state ? titleOf(names, ['states'], state) : '',
        resource: words('resourcegap'),
        evidence: words('evidence'),
        progress: words('progress'),
        lines: lines.filter(line => !COLUMNS.has(line.key)),
        texts,
    };
}

/** Reads one review of a file into what its documents are made from. */
export function readReview(source: SourceDocument, name: string, names: NameIndex): ReviewModel | undefined {
    const review = (source.document.blocks ?? []).find((block): block is Review => block.$type === 'Review' && block.name === name);
    if (!review) return undefined;
    const answers: ReviewAnswer[] = [];
    const findings: ReviewFinding[] = [];
    const actions: ReviewAction[] = [];
    const notApplicable: Exempted[] = [];
    const acceptedGaps: Exempted[] = [];
    const covers: string[] = [];
    const readFinding = (finding: Finding): void => {
        const requirement = finding.requirement?.$refText ?? '';
        const own: ReviewAnswer[] = [];
        const lookedAt: string[] = [];
        for (const item of finding.items ?? []) {
            if (item.$type === 'Action') actions.push(readAction(item, requirement, names));
            else if (item.$type === 'Answer') own.push(readAnswer(item, names));
            else for (const each of (item.looks ?? []).flatMap(look => look.service?.$refText ?? [])) lookedAt.push(each);
        }
        findings.push({ requirement, answers: own, lookedAt });
    };
    for (const item of review.items ?? []) {
        switch (item.$type) {
            case 'Finding':
                readFinding(item);
                break;
            case 'Action':
                actions.push(readAction(item, undefined, names));
                break;
            case 'Answer':
                answers.push(readAnswer(item, names));
                break;
            case 'ServicesField':
                for (const each of (item.services ?? []).map(service => service.$refText)) covers.push(each);
                break;
            case 'NotApplicable':
                notApplicable.push(exempted(item));
                break;
            default:
                acceptedGaps.push(exempted(item));
        }
    }
    const [offset, end] = wholeOf(review);
    const unplaced = source.problems
        .filter(({ line }) => line[0] >= offset && line[0] <= end)
        .map(({ line }) => source.text.slice(line[0], line[1]).trim());
    return {
        name,
        title: review.title ?? name.replaceAll('-', ' '),
        uri: source.uri,
        template: review.template?.$refText ?? '',
        ...{ covers, answers, findings, actions, notApplicable, acceptedGaps, unplaced },
    };
}
