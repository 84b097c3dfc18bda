import assert from 'node:assert/strict';
import { type CoverageNode, coverageNodes } from '../../client/coverage/coverage-node.ts';
import type { Outcome, RequirementCoverage, SubjectCoverage } from '../../server/protocol.ts';

const RANGE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

function requirement(id: string, outcome: Outcome, isUnwritten = false): RequirementCoverage {
    return { id, title: id, obligation: 'must', outcome, reason: '', evidence: [], isUnwritten, unverified: false, range: RANGE };
}

function subject(name: string, outcomes: readonly Outcome[]): SubjectCoverage {
    const figures = { shown: 0, claimed: 0, partly: 0, against: 0, missing: 0, 'not applicable': 0, 'gap accepted': 0 };
    const requirements = outcomes.map((outcome, index) => requirement(`R-${index}`, outcome));
    const sections = [
        { title: 'First', requirements: requirements.slice(0, 2) },
        { title: '', requirements: requirements.slice(2) },
    ];
    return {
        type: 'service',
        name,
        title: name,
        range: RANGE,
        toFillIn: 0,
        guidance: [{ name: 'IACM', title: 'Care', figures: { counts: figures }, sections }],
    };
}

const shape = (nodes: readonly CoverageNode[]): readonly unknown[] =>
    nodes.map(node => [node.type, node.id.split('/').at(-1), ...(node.children.length ? [shape(node.children)] : [])]);

describe('the coverage tree', () => {
    it('of one service begins with its guidance, then what is to be filled in and each outcome, what is to be done first', () => {
        const one = subject('a', ['shown', 'missing', 'against', 'claimed', 'partly']);
        const sections = [{ title: 'New', requirements: [requirement('R-9', 'missing', true)] }, ...(one.guidance[0]?.sections ?? [])];
        const nodes = coverageNodes(
            { uri: 'file:///a.care', subjects: [{ ...one, guidance: [{ ...one.guidance[0], sections } as never] }] },
            false,
        );
        assert.deepEqual(
            nodes[0]?.children.map(({ id, children }) => [id.split('/').at(-1), children.map(child => child.id.split('/').at(-1))]),
            [
                ['to fill in', ['R-9']],
                ['against', ['R-2']],
                ['partly', ['R-4']],
                ['missing', ['R-1']],
                ['claimed', ['R-3']],
                ['shown', ['R-0']],
            ],
        );
        const filled = nodes[0]?.children[0]?.children[0];
        assert.equal(filled?.type === 'requirement' && filled.section, 'New');
    });

    it('of several services names them first, and tells their nodes apart', () => {
        const nodes = coverageNodes({ uri: 'file:///a.care', subjects: [subject('a', ['shown']), subject('b', ['shown'])] }, false);
        assert.deepEqual(
            nodes.map(({ type }) => type),
            ['subject', 'subject'],
        );
        const ids = (all: readonly CoverageNode[]): string[] => all.flatMap(node => [node.id, ...ids(node.children)]);
        assert.equal(new Set(ids(nodes)).size, ids(nodes).length);
    });

    it('can show only what is open, and keeps the ids', () => {
        const shown = { uri: 'file:///a.care', subjects: [subject('a', ['shown', 'missing', 'claimed'])] };
        const open = coverageNodes(shown, true);
        assert.deepEqual(shape(open), [['guidance', 'IACM', [['outcome', 'missing', [['requirement', 'R-1']]]]]]);
        assert.equal(open[0]?.children[0]?.children[0]?.id, coverageNodes(shown, false)[0]?.children[0]?.children[0]?.id);
        assert.deepEqual(coverageNodes({ uri: '', subjects: [subject('a', ['shown'])] }, true), []);
    });
});
