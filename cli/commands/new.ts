import { type EffectiveRequirement, effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { ExitCode, usageError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { writeNew } from '../workspace/write-new.ts';
import { knownGuidance, mustBeKnown, mustBeName } from './known-names.ts';

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

/** `carewright new`: writes a document to fill in. */
export async function create(kind: NewKind, name: string, options: NewOptions, io: Io): Promise<ExitCode> {
    mustBeName(name);
    const text = await skeleton(kind, name, options, await namesFor(options, io), io);
    await writeNew(text, options.output ?? `${name}.care`, 'Nothing was written.', io);
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
            return templateSkeleton({ name, title, guidance: follows, requirements: asked(follows) });
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
