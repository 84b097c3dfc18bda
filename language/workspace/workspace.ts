import type { Assessment } from '../assess/assessment.ts';
import { RULES } from '../checks/catalogue.ts';
import { LIBRARY } from '../library/library.ts';
import type { Address } from '../model/address.ts';
import type { DocumentFacts } from '../model/facts.ts';
import { FAULT_CODE, type Finding, type Severity, SYNTAX_CODE } from '../model/findings.ts';
import { NameIndex } from '../names/name-index.ts';
import { mayDeclareForOthers } from '../syntax/glance.ts';
import { Checker } from './checker.ts';
import type { Config, Configs } from './config.ts';
import { Derived, kindOf } from './derived.ts';

const STRONGEST: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function stronger(one: Severity, other: Severity): Severity {
    return STRONGEST.indexOf(one) <= STRONGEST.indexOf(other) ? one : other;
}

/**
 * Findings without those requirements that a rule tells at each place: the rule says it as strongly as the requirement would,
 * and whose demand it is.
 */
function toldOnce(findings: readonly Finding[]): readonly Finding[] {
    const spoken = new Set(findings.map(({ code }) => code));
    const told = findings.filter(({ toldBy }) => toldBy?.length && toldBy.every(code => spoken.has(code)));
    if (!told.length) return findings;
    return findings.flatMap(finding => {
        if (told.includes(finding)) return [];
        const demand = told.find(({ toldBy }) => toldBy?.includes(finding.code));
        if (!demand) return finding;
        const { asker, source } = demand;
        return { ...finding, severity: stronger(finding.severity, demand.severity), ...(asker && { asker }), ...(source && { source }) };
    });
}

/** Findings with the severities that a workspace gives to rules, each told once; those of rules that are off are left out. */
export function configured(findings: readonly Finding[], rules: Readonly<Record<string, Severity | 'off'>>): readonly Finding[] {
    const left = findings.flatMap(finding => {
        const severity = rules[finding.code];
        if (severity === undefined) return finding;
        return severity === 'off' ? [] : { ...finding, severity };
    });
    return toldOnce(left);
}

/** All rules; other findings are about requirements. */
const RULE_CODES: ReadonlySet<string> = new Set([SYNTAX_CODE, FAULT_CODE, ...RULES.map(({ code }) => code)]);

/** Rules that can't speak before all names are known. */
const READ_WORKSPACE: ReadonlySet<string> = new Set(RULES.filter(({ reads }) => reads === 'workspace').map(({ code }) => code));

/** A document as far as it is checked. */
export interface SaidDocument {
    readonly uri: Address;
    readonly facts: DocumentFacts;
}

/** What a document is checked with: the names that it may use, and who checks. */
export interface View {
    readonly names: NameIndex;
    readonly checker: Checker;
}

/** What there is to say about a document. */
export interface SaidOfDocument {
    readonly assessments: readonly Assessment[];
    readonly findings: readonly Finding[];
}

/** How documents are checked. */
export interface CheckSettings {
    /** The day of the check, as `YYYY-MM-DD`. */
    today(): string;
    /** Whether to say in words why a requirement is met, too: that costs a little for every requirement. */
    readonly explain: boolean;
    /** Compare only with these guidances; with those of each document's own configuration where nothing is said. */
    readonly guidance?: readonly string[];
}

/** Names, day and settings with which documents are checked. Another object where one of them has changed. */
interface Basis {
    readonly today: string;
}

/** A document at a first look. */
export interface Glimpse {
    /** Nothing where a glance at the text can show nothing. */
    readonly text: string | undefined;
    /** Reads it now: others depend on it. */
    read(): unknown;
    /** Notes what it may declare. Returns whether it is still to be read. */
    wait(): boolean | Promise<boolean>;
}

/** What a configuration asks of the documents that go by it. */
type Wanted = Pick<Config, 'guidance' | 'readingGrade'>;

const BASIS = kindOf<Basis>('basis', 'document');
/** Who checks, by the guidance that configurations name. */
const CHECKER = kindOf<Checker>('checker', 'document');

/**
 * The documents of a folder or more with the library: their names, their configurations and what is said of them. As it is here,
 * it holds all that it is given. What is held of ten thousand documents, and when each is read, is the policy of those who go
 * through all of them (`WorkspaceInTurn`) or keep what people see up to date (`KeptWorkspace`).
 */
export class Workspace {
    readonly names: NameIndex;
    /** All that was made of documents, and still holds. */
    readonly derived = new Derived();
    /** The configurations that documents go by. */
    configs: Configs;
    settings: CheckSettings;
    /** Whether all documents that declare names for others have been read: only then is a name unknown. */
    complete = false;
    /** Services that reviews cover, against what they follow. */
    private readonly covered: ReturnType<typeof kindOf<readonly Assessment[]>>;

    /** @param mostCovered of how many documents the services that reviews cover are kept assessed */
    constructor(configs: Configs, settings: CheckSettings, names = new NameIndex(LIBRARY), mostCovered = 50) {
        this.configs = configs;
        this.settings = settings;
        this.names = names;
        this.covered = kindOf<readonly Assessment[]>('covered services', 'others', mostCovered);
    }

    /** The day of the check, as `YYYY-MM-DD`. */
    get today(): string {
        return this.settings.today();
    }

    /**
     * Which names there are, for what is made of them. Where every document is read before it is looked at, only definitions matter
     * to others.
     */
    protected get version(): number {
        return this.names.definitions;
    }

    /** All that a document says, for reviews of its services; nothing where it has to be waited for. */
    protected said(uri: Address): DocumentFacts | undefined {
        return this.names.document(uri);
    }

    /** What a document is checked with, with all names as they are now. */
    viewOf({ uri }: SaidDocument): View {
        return { names: this.names, checker: this.checkerOf(uri) };
    }

    /** Who knows what guidance asks for, and what was made of the services of the workspace. */
    get checker(): Checker {
        return this.checkerFor({ guidance: [] }, this.basis);
    }

    /** Who checks a document of the workspace: the same for as long as no name changes. */
    checkerOf(uri: Address): Checker {
        return this.checkerFor(this.wantedFor(uri), this.basis);
    }

    /** What a document is checked for: the guidance that it is compared with, all that it follows when empty, and a reading grade. */
    protected wantedFor(uri: Address): Wanted {
        const { guidance, readingGrade } = this.configs.of(uri);
        return { guidance: this.settings.guidance ?? guidance, ...(readingGrade !== undefined && { readingGrade }) };
    }

    private checkerFor(wanted: Wanted, basis: Basis): Checker {
        return this.derived.get(CHECKER, JSON.stringify(wanted), [basis], () => {
            const assessments = (service: string): readonly Assessment[] => this.assessmentsOf(service, basis);
            return new Checker(this.names, { today: basis.today, ...wanted, explain: this.settings.explain, assessments });
        });
    }

    /** What all documents are checked with: the same object while names, day and settings are the same. */
    protected get basis(): Basis {
        const { version, today, configs, settings } = this;
        return this.derived.get(BASIS, '', [version, today, configs, settings], () => ({ today }));
    }

    /** Where a service is, even one that has not been read yet. */
    protected placeOf(service: string): Address | undefined {
        return this.names.find(['service'], service)[0]?.uri;
    }

    /**
     * A service against what it follows, as far as its document has been read.
     *
     * @param basis with what it is assessed: that of who asks, also while names are looked at as they would be
     */
    protected assessmentsOf(service: string, basis: Basis): readonly Assessment[] {
        const uri = this.placeOf(service);
        if (uri === undefined) return [];
        const known = this.derived.known(this.covered, uri, [basis]);
        const facts = known ? undefined : this.said(uri);
        const all = known ?? (facts && this.assessServices({ uri, facts }, basis)) ?? [];
        return all.filter(({ subject }) => subject.name === service);
    }

    /** Assesses the services of a document for reviews that cover them. */
    protected assessServices({ uri, facts }: SaidDocument, basis = this.basis): readonly Assessment[] {
        const checker = this.checkerFor(this.wantedFor(uri), basis);
        return this.derived.get(this.covered, uri, [basis], () => checker.assessments({ ...facts, reviews: [] }));
    }

    /** Whether the services of a document are assessed already. */
    protected areAssessed(uri: Address): boolean {
        return this.derived.known(this.covered, uri, [this.basis]) !== undefined;
    }

    /** All that there is to say about a document now, as it is configured. */
    verdictOn(document: SaidDocument, explain?: boolean): SaidOfDocument {
        const { facts } = document;
        const { checker } = this.viewOf(document);
        const assessments = checker.assessments(facts, explain);
        return { assessments, findings: this.shown(facts, checker.findings(facts, assessments)) };
    }

    /** All that there would be to say about a document if it said something else. Nothing is changed by asking. */
    findingsOfChange(changed: DocumentFacts): readonly Finding[] {
        return this.shown(changed, this.viewOf({ uri: changed.uri, facts: changed }).checker.findingsOfChange(changed));
    }

    /** Findings as people want to see them, without those that may only be for want of what is not read yet. */
    private shown(facts: DocumentFacts, findings: readonly Finding[]): readonly Finding[] {
        const { rules } = this.configs.of(facts.uri);
        if (this.complete) return configured(findings, rules);
        const { names } = this.viewOf({ uri: facts.uri, facts });
        // A name that no one has declared yet may be a guidance that withdraws a requirement, or a term that meets one.
        const isOpenEnded = facts.references.some(reference => reference.name && !names.has(reference));
        const isFinal = (code: string): boolean => !READ_WORKSPACE.has(code) && (RULE_CODES.has(code) || !isOpenEnded);
        return configured(
            findings.filter(({ code }) => isFinal(code)),
            rules,
        );
    }

    /**
     * Reads of all documents those that declare names for others, and glances at the rest. Yields, after every few, those that are
     * still to be read.
     *
     * @param together how many texts are asked for at the same time
     * @param goesOn whether anyone still wants to know
     */
    protected async *readDefinitions(
        uris: readonly Address[],
        look: (uri: Address) => Glimpse | undefined | Promise<Glimpse | undefined>,
        together: number,
        goesOn: () => boolean,
    ): AsyncGenerator<readonly Address[]> {
        for (let at = 0; at < uris.length && goesOn(); at += together) {
            const batch = uris.slice(at, at + together);
            const glimpses = await Promise.all(batch.map(look));
            const waiting: Address[] = [];
            for (const [index, uri] of batch.entries()) {
                const glimpse = glimpses[index];
                if (!goesOn()) return;
                if (glimpse?.text !== undefined && mayDeclareForOthers(glimpse.text)) await glimpse.read();
                else if (await glimpse?.wait()) waiting.push(uri);
            }
            yield waiting;
        }
        if (goesOn()) this.complete = true;
    }
}
