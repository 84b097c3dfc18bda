import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { type EffectiveRequirement, effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { ExitCode, fileError, usageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { reasonOf } from '../workspace/reasons.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { knownGuidance } from './known-names.ts';

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

const NAME = /^[\p{L}_][\p{L}\d_]*(-[\p{L}\d_]+)*$/u;

/** `carewright new`: writes a document to fill in. */
export async function create(kind: NewKind, name: string, options: NewOptions, io: Io): Promise<ExitCode> {
    if (!NAME.test(name)) {
        throw usageError(`"${name}" can't be a name: letters, digits and hyphens, beginning with a letter, such as northmoor-outreach.`);
    }
    const text = await skeleton(kind, name, options, await namesFor(options, io), io);
    const written = options.output ?? `${name}.care`;
    if (written === '-') {
        await io.out.write(text);
        return ExitCode.ok;
    }
    const target = resolve(io.cwd, written);
    try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text, { flag: 'wx' });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw fileError(`${written} is there already. Nothing was written.`);
        throw fileError(`${written} can't be written: ${reasonOf(error)}.`);
    }
    await io.err.write(`Wrote ${written}. See what is to be done with: carewright check ${relative(io.cwd, target)}\n`);
    return ExitCode.ok;
}

/** The library's names; those of the workspace only where something is named that the library does not have. */
async function namesFor({ follows, template, model, covers }: NewOptions, io: Io): Promise<NameIndex> {
    const library = new NameIndex(LIBRARY);
    const isKnown =
        (follows ?? []).every(name => library.guidance(name)) &&
        (!template || library.template(template)) &&
        (!model || library.find(['models'], model).length) &&
        !covers?.length;
    return isKnown ? library : (await openWorkspace([], io.cwd)).names;
}

async function skeleton(kind: NewKind, name: string, options: NewOptions, names: NameIndex, { today }: Io): Promise<string> {
    const { title, model } = options;
    const follows = knownGuidance(options.follows ?? ['IACM'], names);
    const asked = (of: readonly string[]): EffectiveRequirement[] => {
        const all = of.flatMap(guidance => effectiveRequirements(guidance, each => names.guidance(each)));
        return [...new Map(all.map(requirement => [requirement.id, requirement])).values()];
    };
    switch (kind) {
        case 'service': {
            if (model) mustBeKnown('models', model, names);
            const { serviceSkeleton } = await import('../../language/skeletons/service-skeleton.ts');
            return serviceSkeleton({ name, title, follows, requirements: asked(follows), model, today });
        }
        case 'guidance': {
            const { guidanceSkeleton } = await import('../../language/skeletons/guidance-skeleton.ts');
            return guidanceSkeleton({ name, title, extends: options.follows ? follows : [], today });
        }
        case 'template': {
            const { templateSkeleton } = await import('../../language/skeletons/template-skeleton.ts');
            return templateSkeleton({ name, title, guidance: follows });
        }
        default: {
            const wanted = options.template ?? 'icb-review-outcome';
            mustBeKnown('template', wanted, names);
            const template = names.template(wanted);
            if (!template) throw usageError(`There is no template called "${wanted}".`);
            for (const service of options.covers ?? []) mustBeKnown('service', service, names);
            const { reviewSkeleton } = await import('../../language/skeletons/review-skeleton.ts');
            const requirements = asked(template.guidance.map(guidance => guidance.name));
            return reviewSkeleton({ name, title, template, requirements, covers: options.covers ?? [] });
        }
    }
}

function mustBeKnown(namespace: string, name: string, names: NameIndex): void {
    if (names.find([namespace], name).length) return;
    const known = [...names.all(namespace)].flatMap(found => found[0]?.declaration.name ?? []);
    const nearest = nearestName(name, known);
    const what = namespace === 'models' ? 'model of care' : namespace;
    throw usageError(
        `There is no ${what} called "${name}".${nearest ? ` Did you mean ${nearest}?` : ` There are: ${known.join(', ') || 'none'}.`}`,
    );
}
