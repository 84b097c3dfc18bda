import type { AstNode } from 'langium';
import type {
    AcceptedGap,
    Measure,
    NotApplicable,
    Offer,
    Partnership,
    Policy,
    Role,
    Service,
    ServiceItem,
    Statements,
} from '../generated/ast.ts';
import { dayMeant, daysBetween } from '../model/dates.ts';
import type { Block } from '../model/elements/blocks.ts';
import type { AcceptedGapFacts, Exemption, SubjectFacts } from '../model/facts.ts';
import type { TermOrWord } from '../model/namespaces.ts';
import { isWho } from '../model/subjects.ts';
import { writtenTitle } from '../model/text.ts';
import type { DateValue, TextValue, Value } from '../model/values.ts';
import { wholeOf } from '../syntax/tree.ts';
import { clockValue, fieldKey, given, type Values } from './field-values.ts';

import { labelOf, namedOf, numberValue, SubjectReading } from './read-subject.ts';
import { namesOf, type Reading } from './reading.ts';

const STATEMENTS = { aims: 'aim', outcomes: 'outcome', pathway: 'pathway' } as const;

function readRole(role: Role, subject: SubjectReading): void {
    const wte = subject.reading.quantity(role.amount);
    subject.entries(
        'role',
        role,
        'roles',
        given({
            wte,
            vacant: subject.reading.quantity(role.vacant),
            dedicated: role.shared ? undefined : wte,
            text: subject.reading.text(role, 'text', role.text) ?? subject.reading.text(role, 'title', role.title),
        }),
    );
}

function readOffer(offer: Offer, subject: SubjectReading): void {
    subject.entries(
        'offer',
        offer,
        'interventions',
        given({
            every: subject.reading.interval(offer.interval),
            most: subject.reading.interval(offer.most, 'most'),
            within: subject.reading.quantity(offer.within) ?? subject.reading.soon(offer, offer.soon),
            since: clockValue(offer, subject.reading),
            text: subject.reading.text(offer, 'text', offer.text) ?? subject.reading.text(offer, 'title', offer.title),
        }),
    );
}

/** What a part of a measure says of it, as the attribute of its element. */
function partKey({ target, interval, reported, source, moments, baseline, by, consequence }: Measure['parts'][number]): string {
    if (target) return 'target';
    if (baseline) return 'baseline';
    if (by !== undefined) return 'by';
    if (consequence !== undefined) return 'consequence';
    if (interval || moments?.length) return 'every';
    return reported ? 'reported' : source === undefined ? 'prose' : 'source';
}

const flag = (text: string, node: AstNode): Value => ({ type: 'text', text, at: wholeOf(node) });

function readMeasure(measure: Measure, subject: SubjectReading): void {
    const { reading } = subject;
    const values: Record<string, Value | undefined> = { text: reading.text(measure, 'title', measure.title) };
    for (const part of measure.parts ?? []) {
        subject.line(partKey(part), 'measures', part, wholeOf(part));
        if (part.target) values.target = reading.limited(part.target, part.comparison);
        if (part.interval) values.every = reading.interval(part.interval);
        const moments = part.moments ?? [];
        if (moments.some(moment => moment === 'start' || moment === 'assessment')) values.start = flag('at start', part);
        if (moments.some(moment => moment === 'discharge' || moment === 'end')) values.leaving = flag('at discharge', part);
        if (part.reported) values.reported = reading.interval(part.reported);
        if (part.baseline) values.baseline = reading.quantity(part.baseline);
        if (part.by !== undefined) values.by = reading.date(part, 'by', part.by);
        if (part.consequence !== undefined) values.consequence = reading.text(part, 'consequence', part.consequence);
        if (part.source !== undefined) values.source = reading.text(part, 'source', part.source);
        if (part.text !== undefined) values.text ??= reading.text(part, 'text', part.text);
    }
    const indicator = measure.measure === undefined;
    const at = reading.at(measure, indicator ? 'title' : 'measure');
    subject.add(indicator ? 'indicator' : 'measure', measure, given(values), at, { term: measure.measure?.$refText, title: measure.title });
}

function readStatements(statements: Statements, subject: SubjectReading): void {
    const kind = STATEMENTS[statements.kind];
    subject.block(statements, statements.kind, statements.kind ?? '');
    for (const item of statements.items ?? []) {
        if (item.$type === 'Note') {
            subject.note(item, statements.kind);
            continue;
        }
        const measured = item.measures?.length
            ? { type: 'list' as const, items: namesOf(item.measures), at: subject.reading.at(item, 'measures') }
            : undefined;
        if (kind)
            subject.add(
                kind,
                item,
                given({ text: subject.reading.text(item, 'text', item.text), measured }),
                subject.reading.at(item, 'text'),
            );
    }
}

/** What the lines of a policy or of a partnership say about it, as its attributes. */
function describe(
    items: Policy['items'],
    block: Block,
    subject: SubjectReading,
): { values: Values; meets: string[]; quoted: TextValue | undefined } {
    const { reading } = subject;
    const values: Record<string, Value | undefined> = {};
    const prose: TextValue[] = [];
    const own: TextValue[] = [];
    const meets: string[] = [];
    for (const item of items ?? []) {
        if (item.$type === 'Prose') {
            const text = reading.text(item, 'text', item.text);
            subject.line('prose', block, item, wholeOf(item));
            if (text) {
                prose.push(text);
                own.push(text);
            }
            continue;
        }
        for (const each of subject.claim(item as Parameters<SubjectReading['claim']>[0])) meets.push(each);
        if (item.$type === 'Claim' || subject.stray(item, fieldKey(item), block)) continue;
        subject.line(fieldKey(item), block, item, labelOf(item, reading));
        const called = item.$type === 'AgreementField' ? reading.text(item, 'called', item.called) : undefined;
        const text = called ?? ('text' in item ? reading.text(item, 'text', item.text as string | undefined) : undefined);
        // When it was approved, and when it is looked at again, says nothing of what it holds.
        const isAside = item.$type === 'AppointmentField' || (item.$type === 'DateField' && item.date === undefined);
        if (text && !isAside) prose.push(text);
        if (text && !isAside && !isWho(fieldKey(item))) own.push(text);
        switch (item.$type) {
            case 'AppointmentField':
                values.approved = reading.date(item, 'date', item.date);
                values.by = reading.text(item, 'body', item.body);
                break;
            case 'DateField':
                values.review = reading.date(item, 'date', item.date);
                break;
            case 'IntervalField':
                values.audit = reading.interval(item.interval);
                break;
            case 'ResponseField':
                values.response = reading.quantity(item.within) ?? reading.soon(item, item.soon);
                break;
            case 'LinkField':
                values.document = { type: 'text', text: item.title ?? item.link ?? '', at: wholeOf(item) };
                break;
            case 'NamesField':
                values.decided = item.terms?.length
                    ? { type: 'list', items: namesOf(item.terms), at: wholeOf(item) }
                    : { type: 'text', text: item.text ?? '', at: wholeOf(item) };
                break;
            case 'AgreementField':
                values.agreement = { type: 'text', text: item.agreement?.$refText ?? item.called ?? item.text ?? '', at: wholeOf(item) };
                values.signed = reading.date(item, 'signed', item.signed);
                values.review ??= reading.date(item, 'reviewBy', item.reviewBy);
                break;
            default:
                values[fieldKey(item)] = text;
        }
    }
    return { values: given({ ...values, ...joined(prose), reviewed: reviewed(values) }), meets, quoted: joined(own).text };
}

function joined(prose: readonly TextValue[]): { text?: TextValue } {
    const first = prose[0];
    return first ? { text: { type: 'text', text: prose.map(part => part.text).join('\n\n'), at: first.at } } : {};
}

function reviewed(values: Readonly<Record<string, Value | undefined>>): Value | undefined {
    const approved = values.approved as DateValue | undefined;
    const review = values.review as DateValue | undefined;
    if (!approved?.date || !review?.date) return undefined;
    const days = daysBetween(approved.date, review.date);
    return numberValue(days * 24, 'time', `${Math.round(days / 30.4)} months`, review.at);
}

function readDescribed(node: Policy | Partnership, subject: SubjectReading): void {
    const policy = node.$type === 'Policy';
    const block = policy ? 'policy' : 'works with';
    subject.block(node, block, block);
    const own = policy ? [] : subject.claim(node);
    const { values, meets, quoted } = describe(node.items ?? [], block, subject);
    const property = policy ? 'policy' : 'partners';
    const at = subject.reading.at(node, property);
    const named = namedOf(node, property, policy ? [node.policy] : node.partners, subject.reading);
    const title = subject.reading.text(node, 'title', node.title);
    const text = values.text ?? title;
    const whole = wholeOf(node);
    const words = subject.reading.words([whole[0], (named.at(-1)?.at ?? at)[1]], (quoted ?? title)?.text ?? '');
    const element = {
        kind: policy ? 'policy' : 'workswith',
        ...(node.title !== undefined && { title: node.title }),
        values: given({ ...values, text, called: policy ? undefined : title }),
        words,
        meets: [...own, ...meets],
        at,
        whole,
    } as const;
    if (!named.length) subject.elements.push(element);
    for (const { name, at: place } of named) subject.elements.push({ ...element, term: name, at: place });
}

function readItem(item: ServiceItem, subject: SubjectReading): void {
    switch (item.$type) {
        case 'Population':
        case 'Access': {
            const block = item.$type === 'Population' ? 'population' : 'access';
            subject.block(item, block, block);
            for (const field of item.items ?? []) {
                if (field.$type === 'CriteriaGroup') subject.criteria(field);
                else subject.field(field, block);
            }
            break;
        }
        case 'Team':
            subject.block(item, 'team', 'team');
            for (const entry of item.items ?? []) {
                if (entry.$type === 'Role') readRole(entry, subject);
                else subject.field(entry, 'team');
            }
            break;
        case 'Offers':
            subject.block(item, 'offers', 'offers');
            for (const offer of item.items ?? []) {
                if (offer.$type === 'Note') subject.note(offer, 'offers');
                else readOffer(offer, subject);
            }
            break;
        case 'Measures':
            subject.block(item, 'measures', 'measures');
            for (const measure of item.items ?? []) {
                if (measure.$type === 'Note') subject.note(measure, 'measures');
                else readMeasure(measure, subject);
            }
            break;
        case 'Statements':
            readStatements(item, subject);
            break;
        case 'Policy':
        case 'Partnership':
            readDescribed(item, subject);
            break;
        case 'NotApplicable':
        case 'AcceptedGap':
            break;
        default:
            subject.field(item, 'service');
    }
}

type WithExemptions = { readonly items?: readonly { readonly $type: string }[] };

function exemptionOf(item: NotApplicable | AcceptedGap, reading: Reading): Exemption {
    return { requirements: namedOf(item, 'requirements', item.requirements, reading), reason: item.reason ?? '', at: wholeOf(item) };
}

function acceptedGapOf(item: AcceptedGap, reading: Reading): AcceptedGapFacts {
    const until = { shown: item.until ?? '', date: dayMeant(item.until, 'last'), at: reading.at(item, 'until') };
    return { ...exemptionOf(item, reading), until, body: item.body ?? '' };
}

/** What a document declares not to apply to it, and the gaps that someone has accepted. */
export function exemptionsOf(node: WithExemptions, reading: Reading): { notApplicable: Exemption[]; acceptedGaps: AcceptedGapFacts[] } {
    const items = (node.items ?? []) as readonly ServiceItem[];
    return {
        notApplicable: items.filter(item => item.$type === 'NotApplicable').map(item => exemptionOf(item, reading)),
        acceptedGaps: items.filter(item => item.$type === 'AcceptedGap').map(item => acceptedGapOf(item, reading)),
    };
}

/** Reads a service specification. */
export function readService(service: Service, reading: Reading): SubjectFacts {
    const subject = new SubjectReading(reading);
    for (const item of service.items ?? []) readItem(item, subject);
    return {
        type: 'service',
        name: service.name ?? '',
        title: writtenTitle(service.title),
        at: reading.at(service, 'name'),
        whole: wholeOf(service),
        status: subject.elements.find(element => element.kind === 'status')?.term as TermOrWord<'statuses'> | undefined,
        follows: (service.items ?? []).flatMap(item =>
            item.$type === 'GuidanceField' ? namedOf(item, 'guidance', item.guidance, reading) : [],
        ),
        ...subject.gathered(),
        ...exemptionsOf(service, reading),
    };
}
