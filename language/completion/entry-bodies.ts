import { addMonths, nextApril } from '../model/dates.ts';
import { lineOf } from '../model/elements.ts';
import type { QuestionFacts } from '../model/facts.ts';
import { type Namespace, namespaceOrWord } from '../model/namespaces.ts';
import { SHORT_TERM } from '../model/subjects.ts';
import { placeholderFor } from '../reviews/blanks.ts';
import type { PartialNode } from './path.ts';
import { questionsAt, type Surroundings } from './place.ts';
import { blank, inQuotes, type Part } from './suggestion.ts';

/** What completion writes after the word that begins a line or an entry, with what to write over. */

/** Where the value of a line comes from: the day, what there is to choose from, and what the library says is usual. */
export interface Choosing {
    readonly today: string;
    /** The names of a namespace; nothing where there are too many to choose from in a list. */
    choices(namespace: Namespace | 'vocabularies'): readonly string[] | undefined;
    /** The number or name that is usual in a line, by the key of its label, as it is written; nothing where the library has none. */
    usual(key: string): string | undefined;
}

/** How many years a contract usually runs from a first of April. */
const YEARS = 3;

/** What to write over, for what is between braces in the schema: see `Written.value`. */
function blankFor(words: string, key: string, { today, choices, usual }: Choosing): Part {
    const months = /^today(?: \+ (\d+) months)?$/.exec(words);
    if (months) return blank(addMonths(today, Number(months[1] ?? 0)));
    const [, namespace, otherwise = ''] = /^([a-z-]+): (.*)$/.exec(words) ?? [];
    if (namespace)
        return blank(
            otherwise === 'usual' ? (usual(key) ?? '') : otherwise,
            choices(namespace === 'vocabularies' ? namespace : namespaceOrWord(namespace)),
        );
    switch (words) {
        case 'usual':
            return blank(usual(key) ?? '1');
        case 'next April':
            return blank(nextApril(today));
        case 'end of contract':
            return blank(`${Number(nextApril(today).slice(0, 4)) + YEARS}-03-31`);
        default:
            return words.includes('|') ? blank('', words.split('|')) : blank(words);
    }
}

/** What a line of text or names would say, in words; nothing for other lines. */
export function textFor(key: string): string | undefined {
    return /^(?:""")?\s*"?\{(?:[a-z-]+: )?"?\[([^\]]+)\]"?\}"?\s*(?:""")?$/.exec(lineOf(key)?.value ?? '')?.[1];
}

/** What may follow the colon of a line, by the key of its label; nothing where the line is not known. */
export function lineValue(key: string, choosing: Choosing): readonly Part[] | undefined {
    const parts = lineOf(key)?.value?.split(/\{([^{}]*)\}/);
    return parts?.flatMap((part, index): Part[] => {
        if (index % 2) return [blankFor(part, key, choosing)];
        return part ? [part] : [];
    });
}

type Body = (choosing: Choosing) => readonly Part[];

const lines: Body = () => [' {\n  ', blank(''), '\n}'];
const titled = (name: string, title: string): Part[] => [' ', blank(name), ' ', ...inQuotes(title), ' {\n  ', blank(''), '\n}'];
const because: readonly Part[] = [' because ', ...inQuotes('why')];

const QUESTION: readonly Part[] = ['question ', ...inQuotes('What is asked?'), ': ', blank('', ['prose', 'date', 'organisation', 'money'])];
const REQUIREMENT: readonly Part[] = [
    ' ',
    blank('LOCAL-01'),
    ' ',
    ...inQuotes('what services have to have'),
    ' {\n  says:   ',
    ...inQuotes('what it asks for, in a sentence that everybody understands'),
    '\n  basis:  local\n  source: ',
    ...inQuotes('document and section'),
    ' unverified\n  applies to services\n  expects ',
    blank('statement'),
    '\n}',
];

/** What the title of an action would say. */
export const ACTION_TITLE = 'What will be done about it';

/** What follows the title of an action: as a draft begins it, with a day to write over. */
export function actionBody({ today, choices }: Choosing): readonly Part[] {
    return [
        ' {\n  horizon:  ',
        blank(SHORT_TERM, choices('horizons')),
        '\n  owner:    ',
        ...inQuotes('post title'),
        '\n  due:      ',
        blank(addMonths(today, 6)),
        '\n  state:    open\n  evidence: ',
        ...inQuotes('How people will see that it is done'),
        '\n}',
    ];
}

/** What follows the words that begin an entry or a block, until it can be read: with something to write over. */
const BODIES: Readonly<Record<string, Body>> = {
    population: lines,
    access: lines,
    team: lines,
    offers: lines,
    measures: lines,
    aims: () => [' {\n  - ', ...inQuotes('what the service is for'), '\n}'],
    outcomes: () => [' {\n  - ', ...inQuotes('what is better for people'), '\n}'],
    pathway: () => [' {\n  - ', ...inQuotes('what happens first'), '\n}'],
    policy: ({ today, choices }) => [
        ' ',
        blank('name', choices('policies')),
        ' {\n  owner:     ',
        ...inQuotes('post title'),
        '\n  approved:  ',
        blank(today),
        ' by ',
        ...inQuotes('committee'),
        '\n  review by: ',
        blank(addMonths(today, 24)),
        '\n  ',
        ...inQuotes('what is done, in your own words'),
        '\n}',
    ],
    'works with': ({ choices }) => [
        ' ',
        blank('partner', choices('partners')),
        ' {\n  lead:    ',
        ...inQuotes('post title'),
        '\n  purpose: ',
        ...inQuotes('what you do together'),
        '\n}',
    ],
    finding: () => [' ', blank('requirement'), ' {\n  ', blank(''), '\n}'],
    action: choosing => [' ', blank('short-name'), ' ', ...inQuotes(ACTION_TITLE), ...actionBody(choosing)],
    section: () => titled('name', 'what these are about'),
    must: () => REQUIREMENT,
    should: () => REQUIREMENT,
    expects: () => [' ', blank('statement')],
    vocabulary: ({ choices }) => [
        ' ',
        blank('roles', choices('vocabularies')),
        ' {\n  ',
        blank('name'),
        ' ',
        ...inQuotes('what people call it'),
        '\n}',
    ],
    service: () => titled('our-team', 'name of the service'),
    guidance: () => titled('LOCAL', 'name of the standards'),
    template: ({ choices, usual }) => [
        ' ',
        blank('our-form'),
        ' ',
        ...inQuotes('name of the form'),
        ' for ',
        blank(usual('follows') ?? '', choices('guidance')),
        ' {\n  ',
        blank(''),
        '\n}',
    ],
    review: ({ choices, usual }) => [
        ' ',
        blank('our-review'),
        ' ',
        ...inQuotes('name of the review'),
        ' using ',
        blank(usual('template') ?? '', choices('template')),
        ' {\n  ',
        blank(''),
        '\n}',
    ],
    ask: () => [' ', ...QUESTION],
    'for each requirement': () => [' {\n  ask ', ...QUESTION, '\n}'],
    indicator: ({ usual }) => [' ', ...inQuotes('what is counted'), ': at least ', blank(usual('indicator') ?? '1'), ', reported monthly'],
    'accepts gap': ({ today }) => [
        ' ',
        blank('requirement'),
        ' until ',
        blank(addMonths(today, 6)),
        ' by ',
        ...inQuotes('committee'),
        ...because,
    ],
    'not applicable': () => [' ', blank('requirement'), ...because],
    tightens: () => [' ', blank('requirement'), ...because, ' {\n  expects ', blank('statement'), '\n}'],
    withdraws: () => [' ', blank('requirement'), ...because],
    replaces: () => [' ', blank('requirement'), ' by ', blank('requirement'), ...because],
    'all of': () => [' {\n  ', blank('caseload'), '\n}'],
    'any of': () => [' {\n  ', blank('caseload'), '\n}'],
    'none of': () => [' {\n  ', blank('caseload'), '\n}'],
    actions: () => [],
    also: () => [' ', ...inQuotes('another word for it')],
    code: () => [' ', ...inQuotes('code')],
    instead: () => [' ', ...inQuotes('what to write today')],
    scored: () => [' ', blank('0'), ' to ', blank('10')],
    typical: () => [' ', blank('caseload'), ' ', blank('10'), ' to ', blank('12'), ' people'],
    within: () => [' ', blank('name')],
    'succeeded by': () => [' ', blank('name')],
};

/** What follows the words that begin an entry; nothing where only the grammar says it. */
export function entryBody(words: string, choosing: Choosing): readonly Part[] | undefined {
    return Object.hasOwn(BODIES, words) ? BODIES[words]?.(choosing) : undefined;
}

/** An answer to write over: nothing is chosen for the writer. */
export function answerBlank(question: QuestionFacts): readonly Part[] {
    const placeholder = placeholderFor(question);
    return question.answer === 'prose' ? ['"', { blank: placeholder.slice(1, -1) }, '"'] : [{ blank: placeholder }];
}

/** What a finding has to say, with something to write over: the questions that the template asks of each requirement. */
export function findingBody(finding: PartialNode, surroundings: Surroundings): Part[] {
    const asked = questionsAt(finding, surroundings).filter(({ required }) => required);
    if (!asked.length) return [' {\n  ', { blank: '' }, '\n}'];
    const width = Math.max(...asked.map(({ name }) => name.length)) + 1;
    const lines = asked.flatMap((question): Part[] => [`\n  ${`${question.name}:`.padEnd(width)} `, ...answerBlank(question)]);
    return [' {', ...lines, '\n}'];
}
