import { capitalised } from '../../language/assess/wording.ts';
import { placeholder } from '../../language/checks/placeholder.ts';
import type { BlockPlace, DocumentFacts } from '../../language/model/facts.ts';
import { type Finding, isOwnCode } from '../../language/model/findings.ts';
import { blockAt, blocksInWords, subjectsOf } from '../../language/model/subjects.ts';

/** How many more places are listed below a problem: a list of hundreds is not read, and is sent at every keystroke. */
const MOST_PLACES = 50;

/** Where a finding is: the service or review, by its place in the document, and the innermost block in it. */
interface Where {
    readonly subject: number;
    readonly block: BlockPlace | undefined;
}

function whereIs({ at }: Finding, facts: ReturnType<typeof subjectsOf>): Where | undefined {
    const subject = facts.findIndex(({ whole }) => at[0] >= whole[0] && at[0] < whole[1]);
    const found = facts[subject];
    return found && { subject, block: blockAt(at[0], found) };
}

/** All that is to be filled in in blocks of one kind, as one problem at the first place. */
function toFillIn(blanks: readonly Finding[], where: string, text: string): Finding[] {
    const [first, ...more] = blanks.toSorted((a, b) => a.at[0] - b.at[0]);
    if (!first) return [];
    return [
        {
            ...first,
            severity: 'information',
            message: `${capitalised(where)}: ${blanks.length} to fill in. ${more.length ? 'The first is' : 'It is'} “${text.slice(...first.at)}”.`,
            advice: undefined,
            related: more.slice(0, MOST_PLACES).map(({ uri, at }) => ({ message: `“${text.slice(...at)}”`, uri, at })),
        },
    ];
}

/**
 * What an editor lists as problems, so that people can read it: placeholders as one problem for the blocks of each kind, and no
 * requirement inside a block with placeholders, which has to be written first. The command line reports all of them.
 *
 * @param text the text of the document that the facts and the findings are of
 */
export function calmFindings(findings: readonly Finding[], facts: DocumentFacts, text: string): readonly Finding[] {
    const blanks = findings.filter(({ code }) => code === placeholder.code);
    if (!blanks.length) return findings;
    const subjects = subjectsOf(facts);
    const unwritten = new Set<BlockPlace>();
    const groups = new Map<string, { readonly where: string; readonly blanks: Finding[] }>();
    for (const blank of blanks) {
        const place = whereIs(blank, subjects);
        if (place?.block) unwritten.add(place.block);
        const where = place ? blocksInWords(place.block) : 'this document';
        const key = `${place?.subject} ${where}`;
        const group = groups.get(key) ?? { where, blanks: [] };
        groups.set(key, group);
        group.blanks.push(blank);
    }
    const rest = findings.filter(finding => {
        if (finding.code === placeholder.code) return false;
        if (isOwnCode(finding.code)) return true;
        const block = whereIs(finding, subjects)?.block;
        return !block || !unwritten.has(block);
    });
    const grouped = [...groups.values()].flatMap(group => toFillIn(group.blanks, group.where, text));
    return [...rest, ...grouped].toSorted((a, b) => a.at[0] - b.at[0]);
}
