import type { Named, SubjectFacts } from '../model/facts.ts';
import type { Fix, TextEdit } from '../model/findings.ts';
import { listed } from '../model/text.ts';
import { guidanceMadeFor, isMeantFor, modelsOf, sayingModels } from '../names/meant-for.ts';
import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';
import { familyOf } from './support/names.ts';

/** The guidance that a service is compared with, and that is meant for services of other models. */
function misfits({ follows }: SubjectFacts, models: readonly string[], names: NameIndex): readonly Named[] {
    const named = new Set(follows.map(({ name }) => name));
    return follows.filter(
        ({ name }, index) =>
            !isMeantFor(name, models, names) &&
            follows.findIndex(each => each.name === name) === index &&
            // What another guidance extends is compared as the other says.
            ![...named].some(other => other !== name && familyOf(other, names).has(name) && !familyOf(name, names).has(other)),
    );
}

/** The change that takes a name out of its line, or the line with it where it names nothing else. */
function without({ at }: Named, { follows, lines }: SubjectFacts): TextEdit {
    const line = lines.find(({ key, whole }) => key === 'follows' && whole[0] <= at[0] && at[1] <= whole[1]);
    const beside = follows.filter(each => !line || (line.whole[0] <= each.at[0] && each.at[1] <= line.whole[1]));
    const index = beside.findIndex(each => each.at[0] === at[0]);
    const [before, after] = [beside[index - 1], beside[index + 1]];
    if (before) return { at: [before.at[1], at[1]], text: '' };
    if (after) return { at: [at[0], after.at[0]], text: '' };
    return { at: line?.whole ?? at, text: '' };
}

function fixesOf(misfit: Named, subject: SubjectFacts, models: readonly string[], names: NameIndex): Fix[] {
    const others = guidanceMadeFor(models, names).filter(name => !subject.follows.some(each => each.name === name));
    return [
        { title: `Take ${misfit.name} out of what is followed`, safe: false, edits: [without(misfit, subject)] },
        ...others.map(
            (text): Fix => ({ title: `Follow ${text} instead of ${misfit.name}`, safe: false, edits: [{ at: misfit.at, text }] }),
        ),
    ];
}

/** A guidance is followed by the services that it is meant for. The requirements of another one are counted, and not reported. */
export const guidanceForAnotherModel: Rule = {
    code: 'CARE-111',
    name: 'guidance-for-another-model',
    title: 'A guidance for another model of care',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A guidance says in its line `models` which services it is for. Compared with guidance for other services, a good specification seems to miss dozens of things that do not apply to it. So the requirements are counted, and reported in this one warning only.',
    fix: 'Remove the guidance from `follows`, or follow one that is meant for this model. If the service does work in this way, correct its `model`. If your own guidance is meant for this model too, add the model to its line `models`.',
    *check(document, { names }) {
        for (const subject of document.services) {
            if (subject.status === 'retired') continue;
            const models = modelsOf(subject, names);
            const titles = (terms: readonly string[]) => listed(terms.map(term => `\`${term}\` (${names.title('models', term)})`));
            for (const misfit of misfits(subject, models, names)) {
                const { name, at } = misfit;
                const saying = sayingModels(name, names);
                const meant = [...new Set(saying.flatMap(each => names.guidance(each)?.models.map(model => model.name) ?? []))];
                yield {
                    at,
                    message: `${name} (${names.title('guidance', name)}) is meant for other models of care; the model of this service is ${titles(models)}. Was it meant?`,
                    advice: `${name} is meant for ${listed(meant.map(each => `\`${each}\``))}. Remove it from \`follows\`, or correct the model. Until then, its requirements are counted but not reported one by one.`,
                    fixes: fixesOf(misfit, subject, models, names),
                };
            }
        }
    },
};
