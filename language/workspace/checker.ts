import { assess } from '../assess/assess.ts';
import type { Assessment } from '../assess/assessment.ts';
import { sentencesOf } from '../assess/denial.ts';
import { type EffectiveRequirement, effectiveRequirements } from '../assess/effective-guidance.ts';
import { Evaluation } from '../assess/evaluation.ts';
import type { Words } from '../assess/words.ts';
import { RULES } from '../checks/catalogue.ts';
import type { CheckContext, Rule } from '../checks/rule.ts';
import type { Address } from '../model/address.ts';
import type { DocumentFacts, SubjectFacts } from '../model/facts.ts';
import { FAULT_CODE, type Finding, SYNTAX_CODE } from '../model/findings.ts';
import { grouped } from '../model/text.ts';
import { isMeantFor, modelsOf } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';
import { requirementFindings } from './requirement-findings.ts';
import { wordsOfNames } from './words-of-names.ts';

/** How many services and reviews of one document are compared with guidance. People write one in each file. */
export const MOST_ASSESSED = 500;

interface CheckOptions {
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly today: string;
    /** Whether to say in words why a requirement is met, too; costs a little for every requirement. */
    readonly explain?: boolean;
    /** Only these guidances; all that a document follows when empty. */
    readonly guidance?: readonly string[];
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
                ...(problem.fixes && { fixes: problem.fixes }),
            }),
        );
        const findings: Finding[] = syntax;
        for (const fault of [document.fault, this.faults.get(document)]) {
            if (fault !== undefined) findings.push(faultFinding(document.uri, fault));
        }
        const subjects = document.services.length + document.reviews.length;
        if (subjects > MOST_ASSESSED) findings.push(tooManyFinding(document, subjects));
        for (const rule of RULES) runRule(rule, document, context, findings);
        for (const assessment of assessments) {
            if (assessment.isForOthers) continue;
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
            saysNothing: text => this.words.denials.saysNothing(text),
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
        return followed.map(guidance => {
            // Two guidances may build on the same third: each requirement is told once.
            const requirements = this.requirementsOf(guidance).filter(({ id }) => !seen.has(id));
            for (const { id } of requirements) seen.add(id);
            const assessment = assess(uri, guidance, requirements, evaluation, explain);
            return others.has(guidance) ? { ...assessment, isForOthers: true } : assessment;
        });
    }
}

/** A document that we failed to read or to assess: it must not look like one without findings. */
function faultFinding(uri: Address, fault: string): Finding {
    const message = `Carewright failed on this document. The fault is Carewright's: please report it. ${fault}`;
    return { uri, code: FAULT_CODE, name: 'internal-fault', severity: 'error', message, at: [0, 0] };
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
    try {
        for (const found of rule.check(document, context))
            findings.push({ uri, code, name, ...(source && { source }), severity, ...found });
    } catch (error) {
        findings.length = before;
        const message = `The check ${code} (${name}) failed on this document. The fault is Carewright's: ${error instanceof Error ? error.message : String(error)}`;
        findings.push({ uri, code: FAULT_CODE, name, ...(source && { source }), severity: 'warning', message, at: [0, 0] });
    }
}
