import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver-protocol';
import type { BoardPart, BoardView } from '../../server/protocol.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const service = (name: string, lines: string): string =>
    `service ${name} "${name} team" {\n  follows: IACM\n  team {\n    caseload: at most 10 people per care-coordinator\n    care-coordinator: 2 wte\n  }\n${lines}}\n`;
const FILES = {
    'city.care': service('city', '  population {\n    expected: 30 people\n  }\n  measures {\n    dialog: every 6 months\n  }\n'),
    'coast.care': service(
        'coast',
        '  measures {\n    dialog: every 12 months\n  }\n  policy engagement {\n    owner: "Team manager"\n    review by: 2020-01-01\n  }\n',
    ),
    'review.care': `review north "North" using icb-review-outcome {
  covers: city, coast, nowhere
  finding IACM-DNA-01 {
    gap: "None is written."
    action policy "Write a policy" {
      horizon: longer-term
      owner:   "Medical Director"
      due:     2020-06-30
      state:   open
      resource gap: £250k recurrent, 2 wte
    }
    action other "Tell people" {
      state: done
    }
  }
}
`,
};

describe('the board', () => {
    let editor: Editor;
    const view = (): Promise<BoardView> => editor.connection.sendRequest('carewright/board', {});
    const part = async (id: string): Promise<BoardPart> => {
        const { parts } = await view();
        const found = parts.find(each => each.id === id);
        assert.ok(found, parts.map(each => each.id).join(', '));
        return found;
    };
    const start = async (files: Readonly<Record<string, string>> = FILES): Promise<void> => {
        editor = await startEditor(files);
        await editor.quiet();
    };
    afterEach(() => editor.stop());

    it('is made of all services and reviews, part by part, with a place for each line', async () => {
        await start();
        const { parts, services, reviews, isComplete, isCut } = await view();
        assert.deepEqual([services, reviews, isComplete, isCut], [2, 1, true, false]);
        assert.deepEqual(
            parts.map(({ id }) => id),
            ['actions', 'gaps', 'room', 'pathways', 'measures', 'undescribed', 'resources', 'policies'],
        );
        for (const { rows, columns } of parts) for (const { cells } of rows) assert.equal(cells.length, columns.length);
    });

    it('shows the actions that are not done, the late ones marked in words', async () => {
        await start();
        const { rows, note } = await part('actions');
        assert.deepEqual(
            rows.map(({ cells }) => cells),
            [['Write a policy', '30 June 2020, overdue', 'Open', 'Medical Director', 'IACM-DNA-01', 'North']],
        );
        assert.deepEqual(rows[0]?.range.start, { line: 4, character: 11 });
        assert.equal(rows[0]?.uri, uriOf('review.care'));
        assert.equal(rows[0]?.isUrgent, true);
        assert.equal(note, '1 of 2 actions are not done; 1 of them is overdue.');
    });

    it('shows a gap that services share once for each of them, at its place', async () => {
        await start();
        const { rows } = await part('gaps');
        const dna = rows.filter(({ cells }) => cells[0] === 'IACM-DNA-01');
        assert.deepEqual(
            dna.map(({ cells, uri }) => [cells[2], cells[3], uri]),
            [
                ['2 of 2', 'city team', uriOf('city.care')],
                ['2 of 2', 'coast team', uriOf('coast.care')],
            ],
        );
    });

    it('shows people and room, measures, policies, what is lacking, and what nobody describes', async () => {
        await start();
        assert.deepEqual((await part('room')).rows[0]?.cells, ['city team', '30', '20', '20', 'too little for 10 people']);
        assert.deepEqual(
            (await part('measures')).rows.map(({ cells }) => cells[2]),
            ['how often it is used: every 6 months', 'how often it is used: every 12 months'],
        );
        const [policy] = (await part('policies')).rows;
        assert.deepEqual(policy?.cells, ['Engagement', 'coast team', 'Team manager', 'no day', '1 January 2020, past']);
        assert.equal(policy?.isUrgent, true);
        const { rows, note } = await part('resources');
        assert.deepEqual(rows[0]?.cells, ['Write a policy', '£250k recurrent, 2 wte', '30 June 2020', 'North']);
        assert.match(note, /^Money each year: £250,000\. .*Whole-time equivalents: 2\. Added up from 1 action/);
        assert.deepEqual((await part('undescribed')).rows[0]?.cells, ['nowhere', 'North']);
    });

    it('goes with what is typed, what changes on the disk, and what is deleted', async () => {
        await start();
        assert.equal((await part('room')).rows[0]?.cells[1], '30');
        await editor.openDocument(uriOf('city.care'));
        await editor.type(uriOf('city.care'), FILES['city.care'].replace('30 people', '19 people'));
        assert.deepEqual((await part('room')).rows[0]?.cells.slice(1), ['19', '20', '20', 'enough']);
        await editor.fileChanged(uriOf('coast.care'), FileChangeType.Changed, FILES['coast.care'].replace('12 months', '6 months'));
        await editor.quiet();
        assert.deepEqual((await part('measures')).rows, []);
        await editor.fileChanged(uriOf('review.care'), FileChangeType.Deleted);
        await editor.quiet();
        const { rows, note } = await part('actions');
        assert.deepEqual([rows.length, note], [0, 'No review has actions yet.']);
    });

    it('says in words that there is nothing, and goes on in broken text', async () => {
        await start({ 'broken.care': 'service a "A" {\n  team {\n    caseload: at most "\n' });
        const { parts, services } = await view();
        assert.equal(services, 1);
        for (const { rows, note } of parts) assert.ok(rows.length || note, 'a part without lines says so');
    });
});
