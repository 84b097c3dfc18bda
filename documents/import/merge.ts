import type { AstNode } from 'langium';
import { fieldKey } from '../../language/facts/field-values.ts';
import type { Field } from '../../language/generated/ast.ts';
import { isSaidOnce } from '../../language/model/elements.ts';
import { editText, type TextEdit } from '../../language/model/findings.ts';
import { isUnwritten } from '../../language/model/placeholders.ts';
import { withoutLayout } from '../../language/model/text.ts';
import type { ParsedText } from '../../language/syntax/read.ts';
import { wholeOf, writtenOf } from '../../language/syntax/tree.ts';
import { labelInWords } from '../model/said.ts';
import type { Imported } from './imported.ts';

/** What became of a file when a form was read into it. */
interface Merged {
    readonly text: string;
    /** What makes the text out of that of the file. */
    readonly edits: readonly TextEdit[];
    /** How many answers were added, or took the place of placeholders. */
    readonly added: number;
    /** Where both say something, and not the same: what the file says was kept. */
    readonly conflicts: readonly string[];
    /** Why nothing could be joined. */
    readonly problem?: string;
}

type Item = AstNode & { readonly items?: readonly AstNode[]; readonly kind?: string; readonly name?: string; readonly title?: string };

type Named = { readonly $refText?: string };

const NAMED: Readonly<Record<string, string>> = {
    Policy: 'policy',
    Partnership: 'partners',
    Finding: 'requirement',
    Role: 'roles',
    Offer: 'interventions',
    Measure: 'measure',
    Answer: 'question',
};

/** What makes an item of one file the same as one of another; nothing where there may be several of its kind. */
function keyOf(item: Item): string | undefined {
    const named = NAMED[item.$type];
    if (named) {
        const references = [(item as unknown as Record<string, Named | readonly Named[] | undefined>)[named] ?? []].flat();
        const isInOwnWords = item.$type === 'Role' || item.$type === 'Offer' || item.$type === 'Measure';
        const names = references.flatMap(each => each.$refText ?? []).join(', ');
        const name = names || (isInOwnWords ? item.title?.toLowerCase() : undefined);
        return name && `${item.$type} ${name}`;
    }
    if (item.$type === 'Action') return `Action ${item.name}`;
    if (item.$type === 'LookedAt') return item.$type;
    if (item.$type === 'Statements') return `Statements ${item.kind}`;
    if (['Population', 'Access', 'Team', 'Offers', 'Measures'].includes(item.$type)) return item.$type;
    if (['Statement', 'Claim', 'Prose', 'NotApplicable', 'AcceptedGap', 'OtherField'].includes(item.$type)) return undefined;
    const key = fieldKey(item as Field);
    return key && isSaidOnce(key) ? `line ${key}` : undefined;
}

class Merging {
    readonly edits: TextEdit[] = [];
    readonly conflicts: string[] = [];
    added = 0;

    /** Joins the items of one block with those of the same block in the file. */
    block(mine: Item, theirs: Item, indent: string): void {
        const own = (mine.items ?? []) as readonly Item[];
        const news: string[] = [];
        for (const item of (theirs.items ?? []) as readonly Item[]) {
            const key = keyOf(item);
            const known = key === undefined ? undefined : own.find(each => keyOf(each) === key);
            if (!known) {
                const isThere = own.some(each => withoutLayout(writtenOf(each)) === withoutLayout(writtenOf(item)));
                if (!isThere) news.push(writtenOf(item));
            } else if (known.items && item.items) this.block(known, item, `${indent}  `);
            else this.leaf(known, item);
        }
        const end = wholeOf(mine)[1] - 1;
        if (!news.length || end < 0) return;
        this.added += news.length;
        this.edits.push({ at: [end, end], text: `${news.map(text => `  ${text}\n${indent}`).join('')}` });
    }

    private leaf(known: Item, item: Item): void {
        const [before, after] = [writtenOf(known), writtenOf(item)];
        if (withoutLayout(before) === withoutLayout(after) || !before) return;
        if (isUnwritten(before)) {
            this.edits.push({ at: wholeOf(known), text: after });
            this.added++;
        } else
            this.conflicts.push(
                `${labelInWords(writtenOf(known))}: the file says “${withoutLayout(before)}”, the form “${withoutLayout(after)}”. The file was kept.`,
            );
    }
}

/**
 * Joins what a form says with a file that is there already: what the file does not say is added, placeholders are
 * replaced, and where both say something else, the file is kept and the conflict is reported.
 */
export function mergeForm(existing: string, imported: Imported, parse: (text: string) => ParsedText): Merged {
    const type = imported.kind === 'review' ? 'Review' : 'Service';
    const blockOf = (text: string): { readonly blocks: readonly AstNode[]; readonly problems: number } => {
        const { document, problems } = parse(text);
        return { blocks: (document.blocks ?? []).filter(block => block.$type === type), problems: problems.length };
    };
    const mine = blockOf(existing);
    const [theirs] = blockOf(imported.text).blocks as readonly Item[];
    const target = ((mine.blocks as readonly Item[]).find(block => block.name === theirs?.name) ??
        (mine.blocks.length === 1 ? mine.blocks[0] : undefined)) as Item | undefined;
    const nothing = { text: existing, edits: [], added: 0, conflicts: [] };
    if (mine.problems) return { ...nothing, problem: 'it has lines that can’t be read.' };
    if (!target || !theirs) return { ...nothing, problem: `it holds no ${imported.kind} of that name.` };
    const merging = new Merging();
    merging.block(target, theirs, '');
    const declared = parse(imported.text).document.blocks?.filter(({ $type }) => $type === 'Vocabulary') ?? [];
    const kept = imported.text.split('\n').filter(line => line.startsWith('//') && !existing.includes(line));
    const { length } = existing;
    const gap = /[\r\n]$/.test(existing) ? '\n' : '\n\n';
    const more = [
        ...declared.map(block => writtenOf(block)).filter(text => !existing.includes(text)),
        ...(kept.length ? [kept.join('\n')] : []),
    ];
    const edits = more.length ? [...merging.edits, { at: [length, length] as const, text: `${gap}${more.join('\n\n')}\n` }] : merging.edits;
    return {
        text: editText(existing, edits),
        edits,
        added: merging.added,
        conflicts: merging.conflicts,
    };
}
