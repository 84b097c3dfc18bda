import assert from 'node:assert/strict';
import { runCli } from './run-cli.ts';

const TWICE =
    'service a "A" {\n  status: draft\n  status: draft\n  commissioner: bedfordshire-luton-and-milton-keynes-icb\n  in force: 2026-04-01 to 2099-03-31\n}\n';

describe('check --fix', () => {
    it('puts right in the files what leaves the meaning alone, says where, and then checks', async () => {
        const { files, stderr, stdout } = await runCli(['check', '--fix', '--fail-on', 'never'], {
            'a.care': TWICE,
            'b.care': 'service b "B" {\n}\n',
        });
        assert.match(stderr, /^Put right: a\.care$/m);
        assert.doesNotMatch(stderr, /b\.care/);
        assert.equal(files.get('a.care')?.match(/status: draft/g)?.length, 1);
        assert.doesNotMatch(stdout, /CARE-107/);
        assert.match(files.get('a.care') ?? '', /commissioner: central-east-icb/);
    });

    it('changes nothing where people have to decide, and nothing without being asked', async () => {
        const unsure = 'service a "A" {\n  status: draft\n  status: approved\n}\n';
        const fixed = await runCli(['check', '--fix', '--fail-on', 'never'], { 'a.care': unsure });
        assert.equal(fixed.files.get('a.care'), unsure);
        const plain = await runCli(['check', '--fail-on', 'never'], { 'a.care': TWICE });
        assert.equal(plain.files.get('a.care'), TWICE);
    });

    it('keeps the byte order mark that an editor put there', async () => {
        const { files } = await runCli(['check', '--fix', '--fail-on', 'never'], { 'a.care': `\uFEFF${TWICE}` });
        assert.ok(files.get('a.care')?.startsWith('\uFEFFservice'));
        assert.equal(files.get('a.care')?.match(/status: draft/g)?.length, 1);
    });

    for (const [what, text, expected] of [
        [
            'in the middle',
            'service a "A" {\n  status: draft\n  status: draft\n  version: "1"\n}\n',
            'service a "A" {\n  status: draft\n  version: "1"\n}\n',
        ],
        ['at the end', 'service a "A" {\n  status: draft\n  status: draft\n}\n', 'service a "A" {\n  status: draft\n}\n'],
        ['of Windows', 'service a "A" {\r\n  status: draft\r\n  status: draft\r\n}\r\n', 'service a "A" {\r\n  status: draft\r\n}\r\n'],
        ['before a brace', 'service a "A" {\n  status: draft\n  status: draft }\n', 'service a "A" {\n  status: draft\n  }\n'],
        ['on one line', 'service a "A" { status: draft status: draft }\n', 'service a "A" { status: draft }\n'],
        [
            'before a comment',
            'service a "A" {\n  status: draft\n  status: draft // again\n}\n',
            'service a "A" {\n  status: draft\n  // again\n}\n',
        ],
    ] as const) {
        it(`takes out all of a line ${what}`, async () => {
            const { files } = await runCli(['check', '--fix', '--fail-on', 'never'], { 'a.care': text });
            assert.equal(files.get('a.care'), expected);
        });
    }
});
