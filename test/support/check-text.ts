import { hardToRead } from '../../language/checks/hard-to-read.ts';
import type { EditableDocument } from '../../language/fixes/sound-edits.ts';
import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { Finding, Fix } from '../../language/model/findings.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { factsOf, TODAY } from './read-text.ts';

/** What is said about a text that stands alone in its workspace, beside the library. */
export function findingsOf(
    text: string,
    today = TODAY,
    beside: readonly DocumentFacts[] = [],
    settings: Settings = {},
): readonly Finding[] {
    const facts = factsOf(text);
    return new Checker(new NameIndex([...LIBRARY, ...beside, facts]), { today, ...settings }).findings(facts);
}

interface Settings {
    readonly readingGrade?: number;
}

/** What a workspace has to set for a rule to speak that is off by itself. */
export function settingsFor(code: string): Settings {
    return code === hardToRead.code ? { readingGrade: 9 } : {};
}

/** What one rule says about a text. */
export function findingsBy(code: string, text: string, today?: string): readonly Finding[] {
    return findingsOf(text, today, [], settingsFor(code)).filter(finding => finding.code === code);
}

/** A text with the edits of a fix made. */
export function applyFix(text: string, fix: Fix): string {
    return fix.edits
        .toSorted((a, b) => b.at[0] - a.at[0])
        .reduce((done, { at, text: inserted }) => done.slice(0, at[0]) + inserted + done.slice(at[1]), text);
}

/** A text as a line of a service. */
export function inService(lines: string): string {
    return `service outreach "Outreach" {\n${lines}\n}\n`;
}

/** A text that edits are made for, in a workspace with the library and some other documents. */
export function editableText(
    text: string,
    beside: readonly DocumentFacts[] = [],
    today = TODAY,
    settings: Settings = {},
): EditableDocument {
    const facts = factsOf(text);
    const checker = new Checker(new NameIndex([...LIBRARY, ...beside, facts]), { today, ...settings });
    return {
        text,
        facts,
        findings: checker.findings(facts),
        read: changed => factsOf(changed),
        check: changed => checker.findingsOfChange(changed),
    };
}
