import { LIBRARY } from '../../language/library/library.ts';
import { usualGuidance } from '../../language/names/meant-for.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { ExitCode, type Io, usageError } from '../io/io.ts';

import { knownGuidance, mustBeKnown, mustBeName, openWorkspace } from '../workspace/workspace.ts';

import { writeNew } from '../workspace/write.ts';
import { refuseUnused } from './unused-options.ts';

export const KINDS = ['service', 'guidance', 'template', 'review'] as const;
export type NewKind = (typeof KINDS)[number];

export interface NewOptions {
    readonly title?: string;
    readonly follows?: readonly string[];
    readonly model?: string;
    readonly template?: string;
    readonly covers?: readonly string[];
    readonly output?: string;
}

/** For which kinds of documents an option is used. `title` and `output` are used for all. */
const USES = {
    follows: ['service', 'guidance', 'template'],
    model: ['service'],
    template: ['review'],
    covers: ['review'],
} as const satisfies Partial<Record<keyof NewOptions, readonly NewKind[]>>;

/** `carewright new`: writes a document to fill in. */
export async function create(kind: NewKind, written: string, options: NewOptions, io: Io): Promise<ExitCode> {
    refuseUnused({ ...options }, USES, kind);
    if (options.title?.trim() === '') throw usageError('The title is empty. Write one, or leave --title out.');
    if (kind === 'review') return (await import('./review.ts')).newReview(written, options, io);
    const name = mustBeName(written);
    const text = await skeleton(kind, name, options, await namesFor(options, io), io);
    await writeNew(text, options.output ?? `${name}.care`, 'Nothing was written: choose another name, or another file with --output.', io);
    return ExitCode.ok;
}

/** The library's names; those of the workspace only where something is named that the library does not have. */
async function namesFor({ follows, model }: NewOptions, io: Io): Promise<NameIndex> {
    const library = new NameIndex(LIBRARY);
    const isKnown = (follows ?? []).every(name => library.guidance(name)) && (!model || library.find(['models'], model).length);
    return isKnown ? library : (await openWorkspace([], io.cwd)).names;
}

async function skeleton(
    kind: Exclude<NewKind, 'review'>,
    name: string,
    options: NewOptions,
    names: NameIndex,
    { today }: Io,
): Promise<string> {
    const { title, model } = options;
    if (kind === 'service' && model) mustBeKnown('models', model, names);
    const known = knownGuidance(options.follows ?? usualGuidance(model, names), names);
    // Local standards extend others only where someone says so.
    const follows = kind === 'guidance' && !options.follows ? [] : known;
    const { newDocument } = await import('../../language/skeletons/new-document.ts');
    return newDocument({ kind, name, title, follows, model, services: [], names, today }) ?? '';
}
