import { reviewForm } from '../form/review-form.ts';
import { serviceForm } from '../form/specification-form.ts';
import type { DocumentContext } from '../model/context.ts';
import type { FormField } from '../tree/document-tree.ts';
import type { Imported } from './imported.ts';
import { reviewFromForm } from './review-from-form.ts';
import { serviceFromForm } from './service-from-form.ts';
import { specificationFromWord } from './specification-from-word.ts';
import { withTags } from './with-tags.ts';
import { readBlocks, type WordContent } from './word-blocks.ts';
import { openWord } from './word-file.ts';

export interface ImportOptions {
    /** The guidance that an imported specification follows. */
    readonly follows: readonly string[];
    /** What to call it where the file does not say. */
    readonly title: string;
}

/** What to know of a form that was not made with this version, or was made from guidance that is not here. */
function versionNotes(properties: Readonly<Record<string, string>>, { version, names }: DocumentContext): readonly string[] {
    const made = properties['Carewright Version'];
    const whatFollows =
        'Questions and requirements may have changed since. Answers to any that this version does not have are kept as comments at the end of the file.';
    const gone = (properties['Carewright Guidance'] ?? '').split(',').filter(name => name && !names.guidance(name));
    return [
        ...(made === undefined
            ? [`This form does not say which version of Carewright made it. This is version ${version}. ${whatFollows}`]
            : []),
        ...(made !== undefined && made !== version
            ? [`This form was made with version ${made} of Carewright. This is version ${version}. ${whatFollows}`]
            : []),
        ...gone.map(
            name =>
                `The form was made from the guidance “${name}”, which is not in this folder or the library. Answers about it are kept as comments at the end of the file.`,
        ),
    ];
}

/**
 * Reads a Word file that somebody sent: a form of Carewright's that was filled in, or a specification of any kind.
 *
 * @throws Refusal where the file can't or should not be read
 */
export function importWord(bytes: Uint8Array, { follows, title }: ImportOptions, context: DocumentContext): Imported {
    const file = openWord(bytes);
    const content = readBlocks(file);
    const inForm = (fields: Iterable<FormField>): WordContent => ({ ...content, fields: withTags(content.fields, [...fields]) });
    const form = file.properties['Carewright Form'];
    const ofForm = (imported: Imported): Imported => ({
        ...imported,
        notes: [...versionNotes(file.properties, context), ...imported.notes],
    });
    if (form === 'review') {
        const known = reviewForm(file.properties['Carewright Template'] ?? '', context);
        const fields = [...(known?.fields.values() ?? [])].map(({ field }) => field);
        return ofForm(reviewFromForm(inForm(fields), file.properties['Carewright Template'] ?? '', file.beside.margins, context));
    }
    if (form === 'specification') {
        const guidance = (file.properties['Carewright Guidance'] ?? '').split(',').filter(name => context.names.guidance(name));
        const fields = [...serviceForm(guidance, context).fields.values()].map(({ field }) => field);
        return ofForm(serviceFromForm(inForm(fields), guidance, file.beside.margins, context));
    }
    return specificationFromWord(content, follows, file.beside.margins, title);
}
