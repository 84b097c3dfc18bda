import assert from 'node:assert/strict';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-protocol';
import { runCli } from '../cli/run-cli.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

/** Two policies with blanks, one without, and a team with a blank beside a requirement that it does not answer. */
const DRAFT = `service outreach "Outreach" {
  follows: LOCAL
  team {
    care-coordinator: 1 wte
    hours: "[When the team works]"
  }
  policy non-attendance {
    "[What happens] and [who decides]"
  }
  policy discharge {
    owner: "[post]"
  }
  policy medicines {
    owner: "Chief Pharmacist"
  }
}
`;
const LOCAL = `guidance LOCAL "Local standards" {
  must LOCAL-01 "A key worker" {
    says: "There is one."
    expects role key-worker
    example: """
      team {
        key-worker: [number] wte
      }
    """
  }
  must LOCAL-02 "A policy on medicines with a date" {
    says: "It is approved."
    ask: "Who approves it?"
    expects policy medicines with approved and review
  }
}
`;
const WRITTEN = DRAFT.replace(/"\[.*\]"/g, '"Every day"');

describe('the problems of an editor', () => {
    let editor: Editor;
    afterEach(() => editor.stop());
    const problems = async (text: string): Promise<readonly Diagnostic[]> => {
        editor = await startEditor({ 'a.care': text, 'local.care': LOCAL });
        await editor.openDocument(uriOf('a.care'));
        await editor.until(() => Boolean(editor.published.get(uriOf('a.care'))?.length), 'problems');
        await editor.quiet();
        return editor.published.get(uriOf('a.care')) ?? [];
    };

    it('are one for the placeholders of each kind of block, for information, with the other places', async () => {
        const blanks = (await problems(DRAFT)).filter(({ code }) => code === 'CARE-503');
        assert.deepEqual(
            blanks.map(({ message, severity, range, relatedInformation }) => [
                message,
                severity,
                range.start.line,
                relatedInformation?.map(related => [related.message, related.location.range.start.line]) ?? [],
            ]),
            [
                ['Team: 1 to fill in. It is “[When the team works]”.', DiagnosticSeverity.Information, 4, []],
                [
                    'Policies: 3 to fill in. The first is “[What happens]”.',
                    DiagnosticSeverity.Information,
                    7,
                    [
                        ['“[who decides]”', 7],
                        ['“[post]”', 10],
                    ],
                ],
            ],
        );
    });

    it('name a few places only, so that a hover shows what to write', async () => {
        const many = DRAFT.replace(
            / *policy [\s\S]*/,
            `${Array.from({ length: 9 }, (_, at) => `  policy medicines {\n    owner: "[post ${at}]"\n  }\n`).join('')}}\n`,
        );
        const [policies] = (await problems(many)).filter(({ message }) => String(message).startsWith('Policies: '));
        assert.match(String(policies?.message), /^Policies: 9 to fill in\. /);
        assert.deepEqual(
            policies?.relatedInformation?.map(({ message }) => message),
            ['“[post 1]”', '“[post 2]”', '“[post 3]”'],
        );
    });

    it('have no requirement inside a block with placeholders, and have it when they are filled in', async () => {
        const codes = (all: readonly Diagnostic[]): readonly unknown[] =>
            all.map(({ code }) => code).filter(code => String(code).startsWith('LOCAL-'));
        assert.deepEqual(codes(await problems(DRAFT)), ['LOCAL-02']);
        await editor.type(uriOf('a.care'), WRITTEN);
        await editor.quiet();
        assert.deepEqual(codes(editor.published.get(uriOf('a.care')) ?? []).toSorted(), ['LOCAL-01', 'LOCAL-02']);
    });

    it('are one line each, without the example', async () => {
        const all = await problems(WRITTEN);
        for (const { message } of all) assert.doesNotMatch(String(message), /\n|for example|To discuss/);
        assert.match(String(all.find(({ code }) => code === 'LOCAL-01')?.message), /^Missing: A key worker\. /);
    });
});

describe('the command line, where an editor lists few problems', () => {
    it('has all of them, with the example', async () => {
        const files = { 'a.care': DRAFT, 'local.care': LOCAL };
        const found = JSON.parse((await runCli(['check', '-f', 'json'], files)).stdout).files.flatMap(
            ({ findings }: { findings: readonly { code: string; advice?: string }[] }) => findings,
        );
        assert.equal(found.filter(({ code }: { code: string }) => code === 'CARE-503').length, 4);
        assert.match(found.find(({ code }: { code: string }) => code === 'LOCAL-01')?.advice, /Write, for example:\nteam/);
        const { stdout } = await runCli(['check', '--all'], files);
        assert.equal(stdout.match(/CARE-503/g)?.length, 4);
    });
});
