import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { LIBRARY } from '../../../language/library/library.ts';
import { NameIndex } from '../../../language/names/name-index.ts';
import { newDocument } from '../../../language/skeletons/new-document.ts';
import { checkerOf, factsOf, TODAY } from '../../support/read-text.ts';

const NAMES = new NameIndex(LIBRARY);
const MODELS = [...NAMES.all('models')].flatMap(found => found[0]?.declaration.name ?? []);
const FOLLOWS = [['IACM'], ['CMHF'], ['SUP'], ['EIP'], ['CRT'], ['IACM', 'CMHF', 'SUP']];
const NOTHING = (
    JSON.parse(readFileSync(new URL('../../fixtures/public-pages/nothing-texts.json', import.meta.url), 'utf8')) as {
        readonly texts: readonly string[];
    }
).texts;

/** What a person chose in answering `new`: the model of care says how care is delivered. */
const CHOSEN = new Set(['IACM-TEAM-01', 'EIP-TEAM-01', 'CMHF-GRP-01']);

function skeleton(follows: readonly string[], model: string | undefined): string {
    return newDocument({ kind: 'service', name: 'new-team', follows, model, services: [], names: NAMES, today: TODAY }) ?? '';
}

function answersIn(text: string): readonly string[] {
    const facts = factsOf(text);
    return checkerOf([facts])
        .assessments(facts)
        .flatMap(({ results }) => results)
        .filter(({ requirement, outcome }) => ['shown', 'claimed', 'partly'].includes(outcome) && !CHOSEN.has(requirement.id))
        .map(({ requirement, outcome }) => `${requirement.id} ${outcome}`);
}

describe('a new specification', () => {
    it('says of who it is for, its team, how people leave, whom it works with and what is measured, whatever its guidance asks for', () => {
        for (const follows of FOLLOWS) {
            const [service] = factsOf(skeleton(follows, undefined)).services;
            const kinds = new Set(service?.elements.map(({ kind }) => kind));
            for (const some of [['expected'], ['includes'], ['role'], ['policy'], ['workswith'], ['indicator', 'measure']])
                assert.ok(
                    some.some(kind => kinds.has(kind as never)),
                    `${follows}: ${some} among ${[...kinds]}`,
                );
        }
    });

    it('begins with its service: no note about how to fill it in stays behind', () => {
        for (const follows of FOLLOWS) assert.match(skeleton(follows, undefined), /^service new-team /);
    });

    for (const follows of FOLLOWS) {
        it(`that follows ${follows.join(', ')} can be read and answers nothing, whatever its model`, () => {
            for (const model of [undefined, ...MODELS]) {
                const text = skeleton(follows, model);
                assert.deepEqual(factsOf(text).problems, [], text);
                assert.deepEqual(answersIn(text), [], model);
            }
        });
    }

    it('answers nothing when its placeholders are replaced by texts that say nothing', () => {
        const text = skeleton(['IACM', 'CMHF', 'SUP'], 'assertive-outreach');
        const few = NOTHING.flatMap(nothing => {
            const answers = answersIn(text.replaceAll(/\[[^\]\n]*\]/g, nothing.replaceAll('"', '')));
            return answers.length ? [`${nothing}: ${answers.join(', ')}`] : [];
        });
        assert.deepEqual(few, []);
    });

    it('answers nothing when only the texts of its placeholders are emptied', () => {
        const text = skeleton(['IACM', 'CMHF', 'SUP'], 'assertive-outreach');
        for (const nothing of NOTHING) {
            const answers = answersIn(text.replaceAll(/"\[[^\]\n]*\]"/g, `"${nothing.replaceAll('"', '')}"`));
            assert.deepEqual(answers, [], nothing);
        }
    });
});
