import { askerOf } from '../assess/asker.ts';
import { assess } from '../assess/assess.ts';
import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import { type EffectiveRequirement, effectiveRequirements, requirementsOfAll } from '../assess/effective-guidance.ts';
import { Evaluation } from '../assess/evaluation.ts';
import { exampleFor } from '../assess/example-for.ts';
import { isOpen, type Outcome } from '../assess/outcome.ts';
import { sentencesOf } from '../assess/sentences.ts';
import { requirementSeverity } from '../assess/severity.ts';
import { type Words, wordsOfNames } from '../assess/words.ts';
import { RULES } from '../checks/catalogue.ts';
import type { CheckContext, Rule } from '../checks/rule.ts';
import type { Address } from '../model/address.ts';
import { lineOf } from '../model/elements.ts';
import type { Declaration, DocumentFacts, SubjectFacts } from '../model/facts.ts';
import { FAULT_CODE, type Finding, type Fix, type Related, SYNTAX_CODE, type SyntaxProblem } from '../model/findings.ts';
import { namespaceOrWord } from '../model/namespaces.ts';
import { grouped } from '../model/text.ts';
import { nameFromTitle } from '../model/written-words.ts';
import { isMeantFor, modelsOf } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';

function adviceOf(result: RequirementResult, { subject }: Assessment): string | undefined {
    const { ask } = result.requirement;
    const example = exampleFor(result.requirement, subject);
    if (result.outcome === 'missing' && example) return `Write, for example:\n${example}`;
    return ask ? `To discuss: ${ask.replace(/^[A-Z](?=[a-z]* )/, first => first.toLowerCase())}` : undefined;
}

const HEADS: Readonly<Partial<Record<Outcome, string>>> = { missing: 'Missing', partly: 'Partly', against: 'Goes against this' };

function messageOf(result: RequirementResult, title: string): string {
    const first = `${HEADS[result.outcome] ?? 'Missing'}: ${title}. ${result.reason}`;
    const applies = result.applies ? ` ${result.applies}` : '';
    return `${first}${applies}`;
}

/** What is the same for every document that does not answer a requirement. */
interface Told {
    readonly asker: string;
    readonly related: readonly Related[];
}

const told = new WeakMap<EffectiveRequirement, Told>();

function toldOf(requirement: EffectiveRequirement, title: string): Told {
    let known = told.get(requirement);
    if (!known) {
        const stricter = requirement.amendments.map(({ by, reason, uri, at }) => ({
            message: `${by} makes it stricter: ${reason}`,
            uri,
            at,
        }));
        const itself = { message: requirement.says || title, uri: requirement.uri, at: requirement.at };
        known = { asker: askerOf(requirement), related: [itself, ...stricter] };
        told.set(requirement, known);
    }
    return known;
}

const TELLING = RULES.filter(({ tells }) => tells);

/** The rules that tell the same as a requirement that is broken, each place of it and with a fix; none where it lacks more than that. */
function rulesThatTell({ outcome, lacking }: RequirementResult, { elements }: SubjectFacts): readonly string[] {
    if (outcome !== 'against' && outcome !== 'partly') return [];
    const hasActions = elements.some(({ kind }) => kind === 'action');
    // An answer that there are no gaps is another way to meet it, and not for a review that has found some; that there are no
    // actions at all is reported at each gap.
    const checks = lacking.filter(({ kind }) => kind !== 'answer' && (kind !== 'action' || hasActions));
    const rules = checks.map(check => TELLING.find(({ tells }) => tells?.(check))?.code);
    return rules.every(code => code !== undefined) ? [...new Set(rules)] : [];
}

function report(result: RequirementResult, assessment: Assessment): Finding | undefined {
    const { requirement, outcome, askedBy } = result;
    // A placeholder is reported where it is, by a separate rule.
    if (!isOpen(outcome) || result.unwritten) return undefined;
    const title = requirement.title ?? requirement.id;
    const toldBy = rulesThatTell(result, assessment.subject);
    const { asker, related } = toldOf(requirement, title);
    return {
        uri: assessment.uri,
        code: requirement.id,
        name: title,
        at: result.at,
        severity: requirementSeverity(requirement, assessment.subject.status, askedBy !== undefined),
        message: messageOf(result, title),
        advice: adviceOf(result, assessment),
        asker: askedBy ? `your own standard (${askedBy}), which is stricter than the national one` : asker,
        source: askedBy ? undefined : requirement.source,
        related,
        ...(toldBy.length && { toldBy }),
    };
}

/** What the requirements that a document misses or breaks say to its writer. */
function requirementFindings(assessment: Assessment): readonly Finding[] {
    return assessment.results.flatMap(result => report(result, assessment) ?? []);
}

/** How many services and reviews of one document are compared with guidance. People write one in each file. */
const MOST_ASSESSED = 500;

interface CheckOptions {
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly today: string;
    /** Whether to say in words why a requirement is met, too; costs a little for every requirement. */
    readonly explain?: boolean;
    /** Only these guidances; all that a document follows when empty. */
    readonly guidance?: readonly string[];
    /** The highest reading grade that the workspace wants for its texts; nothing where it sets none. */
    readonly readingGrade?: number;
    /**
     * A service against every guidance that it follows, for reviews that cover it: from those who hold its document slim.
     * Without it, the facts in the index are assessed.
     */
    readonly assessments?: (service: string) => readonly Assessment[];
}

/** Checks documents against the rules and against the guidance that they follow. Holds what can be shared between documents. */
export class Checker {
    private readonly names: NameIndex;
    private readonly options: CheckOptions;
    private readonly words: Words;
    private readonly requirements = new Map<string, readonly EffectiveRequirement[]>();
    private readonly followedTogether = new Map<string, ReadonlyMap<string, EffectiveRequirement>>();
    /** What each guidance builds on. */
    private readonly above = new Map<string, ReadonlySet<string>>();
    /** Why a document could not be assessed: faults of ours. */
    private readonly faults = new WeakMap<DocumentFacts, string>();

    constructor(names: NameIndex, options: CheckOptions) {
        this.names = names;
        this.options = options;
        this.words = wordsOfNames(names);
    }

    /** What a guidance asks for, with what it inherits. */
    requirementsOf(guidance: string): readonly EffectiveRequirement[] {
        let known = this.requirements.get(guidance);
        if (!known) {
            known = effectiveRequirements(guidance, name => this.names.guidance(name));
            this.requirements.set(guidance, known);
        }
        return known;
    }

    /** What several guidances ask for together, by identifier; kept, since most services of a workspace follow the same. */
    private requirementsTogether(guidance: readonly string[]): ReadonlyMap<string, EffectiveRequirement> {
        const key = guidance.join(' ');
        let known = this.followedTogether.get(key);
        if (!known) {
            known = new Map(requirementsOfAll(guidance, name => this.requirementsOf(name)).map(each => [each.id, each]));
            this.followedTogether.set(key, known);
        }
        return known;
    }

    /** A service of the workspace against every guidance that it follows; nothing where what it says is not held. */
    assessmentsOf(name: string): readonly Assessment[] {
        if (this.options.assessments) return this.options.assessments(name);
        const service = this.names.service(name);
        return service?.elements.length ? this.assessSubject(this.names.document(service.uri) ?? service, service) : [];
    }

    /**
     * Every service and review of a document against every guidance that it follows. Never throws: what can't be assessed is left
     * out, and `findings` says so.
     *
     * @param explain whether to say in words why a requirement is met, too; as the options say, where it is left out
     */
    assessments(document: DocumentFacts, explain?: boolean): readonly Assessment[] {
        const assessed: Assessment[] = [];
        for (const subject of [...document.services, ...document.reviews].slice(0, MOST_ASSESSED)) {
            try {
                for (const assessment of this.assessSubject(document, subject, explain)) assessed.push(assessment);
            } catch (error) {
                this.faults.set(document, error instanceof Error ? error.message : String(error));
            }
        }
        return assessed;
    }

    /** Everything there is to say about a document, in the order of its text. */
    findings(document: DocumentFacts, assessments = this.assessments(document)): readonly Finding[] {
        const context = this.contextOf(assessments);
        const syntax = document.problems.map(
            (problem): Finding => ({
                uri: document.uri,
                code: SYNTAX_CODE,
                name: 'cannot-be-read',
                severity: 'error',
                message: problem.message,
                at: problem.at,
                ...(problem.fixes && { fixes: termsMeant(problem, this.names) ?? problem.fixes }),
            }),
        );
        const findings: Finding[] = syntax;
        for (const fault of [document.fault, this.faults.get(document)]) {
            if (fault !== undefined) findings.push(faultFinding(document.uri, fault));
        }
        const subjects = document.services.length + document.reviews.length;
        if (subjects > MOST_ASSESSED) findings.push(tooManyFinding(document, subjects));
        const { lostFrom = Infinity } = document;
        if (lostFrom < Infinity) findings.push(lostFinding(document.uri, lostFrom));
        for (const rule of RULES) runRule(rule, document, context, findings);
        for (const assessment of assessments) {
            // What was not read can't be missing.
            if (assessment.isForOthers || assessment.subject.whole[1] > lostFrom) continue;
            for (const finding of requirementFindings(assessment)) findings.push(finding);
        }
        return findings.sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1] || compareCodes(a.code, b.code));
    }

    /** Everything there would be to say about a document if it said something else. The names are as before afterwards. */
    findingsOfChange(changed: DocumentFacts): readonly Finding[] {
        return this.names.asIf(changed, isSame => (isSame ? this : new Checker(this.names, this.options)).findings(changed));
    }

    /** What rules may look at; a covered service is assessed once for all of them. */
    private contextOf(own: readonly Assessment[]): CheckContext {
        const known = new Map<string, readonly Assessment[]>();
        const assessments = (service: string): readonly Assessment[] => {
            const found = known.get(service) ?? this.assessmentsOf(service);
            known.set(service, found);
            return found;
        };
        return {
            names: this.names,
            today: this.options.today,
            ...(this.options.readingGrade !== undefined && { readingGrade: this.options.readingGrade }),
            saysNothing: text => this.words.saysNothing(text),
            saysWhere: text => {
                const sentences = sentencesOf(text);
                return this.words.denials.saysWhere(sentences) || this.words.denials.excludesNobody(sentences);
            },
            assessments,
            assessed: of => own.filter(({ subject }) => subject === of),
            requirements: guidance => this.requirementsOf(guidance),
        };
    }

    /** The guidance that a document is compared with: what a service follows; for a review, what its template is for. */
    private followed(subject: SubjectFacts): readonly string[] {
        const named = subject.type === 'service' ? subject.follows : (this.names.template(subject.template?.name ?? '')?.guidance ?? []);
        const only = this.options.guidance ?? [];
        const known = [...new Set(named.map(({ name }) => name))].filter(name => this.names.guidance(name));
        // Who follows a guidance and another that extends it is compared with the other: it holds all of the first, as amended.
        const own = known.filter(name => !known.some(other => other !== name && this.ancestors(other).has(name)));
        return own.filter(name => !only.length || only.includes(name) || [...this.ancestors(name)].some(parent => only.includes(parent)));
    }

    /** Every guidance that a guidance builds on, however far up. */
    private ancestors(guidance: string): ReadonlySet<string> {
        const known = this.above.get(guidance);
        if (known) return known;
        const seen = new Set<string>();
        const waiting = [guidance];
        for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
            for (const { name } of this.names.guidance(next)?.parents ?? []) {
                if (seen.has(name)) continue;
                seen.add(name);
                waiting.push(name);
            }
        }
        this.above.set(guidance, seen);
        return seen;
    }

    private assessSubject(
        { uri, unreadLines = [] }: Pick<DocumentFacts, 'uri' | 'unreadLines'>,
        subject: SubjectFacts,
        explain = this.options.explain ?? false,
    ): readonly Assessment[] {
        const seen = new Set<string>();
        const evaluation = new Evaluation(subject, this.words, this.options.today, unreadLines);
        const models = modelsOf(subject, this.names);
        const all = this.followed(subject);
        const others = new Set(all.filter(guidance => !isMeantFor(guidance, models, this.names)));
        // A requirement that two guidances share is reported with the one that is meant for the service.
        const followed = [...all.filter(guidance => !others.has(guidance)), ...others];
        const together = this.requirementsTogether(followed);
        return followed.map(guidance => {
            // Two guidances may build on the same third: each requirement is reported once, with what all of them add to it.
            const requirements = this.requirementsOf(guidance).flatMap(({ id }) => (seen.has(id) ? [] : (together.get(id) ?? [])));
            for (const { id } of requirements) seen.add(id);
            const assessment = assess(uri, guidance, requirements, evaluation, explain);
            return others.has(guidance) ? { ...assessment, isForOthers: true } : assessment;
        });
    }
}

/** Words that are the names or titles of terms, written with spaces: as names they answer something, in quotation marks they would not. */
function termsMeant({ names: written, fixes = [] }: SyntaxProblem, names: NameIndex): readonly Fix[] | undefined {
    const kind = written && lineOf(written.line)?.terms;
    if (!written || !kind) return undefined;
    const namespace = namespaceOrWord(kind);
    const terms = written.words.split(',').map(words => {
        const name = nameFromTitle(words, 'x');
        const titled = (): string | undefined => {
            const called = words.trim().toLowerCase();
            const isCalled = ({ title, term }: Declaration): boolean =>
                [title, ...(term?.also ?? [])].some(each => each?.toLowerCase() === called);
            const found = [...names.all(namespace)].filter(([first]) => first && isCalled(first.declaration));
            return found.length === 1 ? found[0]?.[0]?.declaration.name : undefined;
        };
        return names.find([namespace], name).length ? name : titled();
    });
    if (terms.every(term => term === undefined)) return undefined;
    if (terms.some(term => term === undefined)) return fixes.map(fix => ({ ...fix, safe: false }));
    const text = terms.join(', ');
    return [{ title: `Change to ${text}`, safe: true, edits: [{ at: written.at, text }] }];
}

/** A document that we failed to read or to assess: it must not look like one without findings. */
function faultFinding(uri: Address, fault: string): Finding {
    const message = `Carewright failed on this document. The fault is Carewright's: please report it. ${fault}`;
    return { uri, code: FAULT_CODE, name: 'internal-fault', severity: 'error', message, at: [0, 0] };
}

/** Says that a document was not read to its end, and so is not compared with guidance. */
function lostFinding(uri: Address, at: number): Finding {
    const message =
        'From here on, this document could not be read, so it is not compared with guidance. Correct the lines that are reported, then check it again.';
    return { uri, code: SYNTAX_CODE, name: 'cannot-be-read', severity: 'error', message, at: [at, at] };
}

/** Says that a document holds too much to be compared with guidance as a whole. */
function tooManyFinding({ uri, services, reviews }: DocumentFacts, count: number): Finding {
    const first = [...services, ...reviews][MOST_ASSESSED];
    const message = `This document holds ${grouped(count)} services and reviews. The first ${grouped(MOST_ASSESSED)} are compared with guidance, and the others are not. Write one service in each file.`;
    return { uri, code: SYNTAX_CODE, name: 'cannot-be-read', severity: 'error', message, at: first?.at ?? [0, 0] };
}

function compareCodes(a: string, b: string): number {
    return a < b ? -1 : a > b ? 1 : 0;
}

/** Adds what a rule says about a document. */
function runRule(rule: Rule, document: DocumentFacts, context: CheckContext, findings: Finding[]): void {
    const { code, name, severity, source } = rule;
    const { uri } = document;
    const before = findings.length;
    // A line about several names is reported once.
    const told = new Set<string>();
    try {
        for (const found of rule.check(document, context)) {
            const key = `${found.at.join(' ')} ${found.message}`;
            if (!told.has(key)) findings.push({ uri, code, name, ...(source && { source }), severity, ...found });
            told.add(key);
        }
    } catch (error) {
        findings.length = before;
        const message = `The check ${code} (${name}) failed on this document. The fault is Carewright's: ${error instanceof Error ? error.message : String(error)}`;
        findings.push({ uri, code: FAULT_CODE, name, ...(source && { source }), severity: 'warning', message, at: [0, 0] });
    }
}
