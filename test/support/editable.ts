import type { EditableDocument } from '../../language/fixes/sound-edits.ts';
import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { factsOf, TODAY } from './read-text.ts';

/** A text that edits are made for, in a workspace with the library and some other documents. */
export function editableText(text: string, beside: readonly DocumentFacts[] = [], today = TODAY): EditableDocument {
    const facts = factsOf(text);
    const checker = new Checker(new NameIndex([...LIBRARY, ...beside, facts]), { today });
    return {
        text,
        facts,
        findings: checker.findings(facts),
        read: changed => factsOf(changed),
        check: changed => checker.findingsOfChange(changed),
    };
}
