import assert from 'node:assert/strict';
import { configProblemInWords } from '../../language/workspace/config.ts';
import { readConfig } from '../support/read-config.ts';

/** What is wrong with a configuration, as people read it. */
async function problemsOf(text: string): Promise<readonly string[]> {
    return (await readConfig(text, '0.1.0')).problems.map(configProblemInWords);
}

describe('a reading grade', () => {
    it('is a whole number of years at school', async () => {
        assert.deepEqual((await readConfig('{ "readingGrade": 9 }', '0.1.0')).config.readingGrade, 9);
        for (const wrong of ['0', '40', '9.5', '"9"', 'null'])
            assert.deepEqual(
                await problemsOf(`{ "readingGrade": ${wrong} }`),
                ['Line 1: readingGrade must be a whole number from 3 to 18.'],
                wrong,
            );
    });
});

describe('places in a configuration', () => {
    it('are those of the value, also where its key is a word that stands elsewhere before', async () => {
        const text =
            '{\n  "exclude": ["rules", "failOn"],\n  "guidance": [],\n  "rules": {\n    "CARE-101": "hint"\n  },\n  "failOn": "hint"\n}\n';
        assert.deepEqual(await problemsOf(text), ['Line 7: failOn must be one of error, warning, information, never.']);
    });

    it('are those of one item of a list, and of the second of two that are the same', async () => {
        const text = '{\n  "exclude": [\n    "a",\n    "b",\n    7,\n    "a"\n  ]\n}\n';
        assert.deepEqual(await problemsOf(text), ['Line 5: exclude.2 must be a text.', 'Line 6: exclude.a is there twice.']);
    });

    it('are those of a key that is written with an escape, of the last of two that are the same, and of lines that end as on Windows', async () => {
        assert.deepEqual(await problemsOf('\uFEFF{\r\n  "$schema": "x",\r\n  "fail\\u004Fn": 7\r\n}'), [
            'Line 3: failOn must be one of error, warning, information, never.',
        ]);
        assert.deepEqual(await problemsOf('{\n  "failOn": "error",\n  "failOn": 7\n}'), [
            'Line 3: failOn must be one of error, warning, information, never.',
        ]);
    });

    it('are known of what is not JSON', async () => {
        assert.match((await problemsOf('{\n  "exclude": [],\n  failOn: "error"\n}')).join(), /^Line 3: It is not JSON: [^\n]*\.$/);
        assert.match((await problemsOf('{\n  // why\n  "exclude": []\n}')).join(), /^Line 2: It is not JSON: /);
        assert.match((await problemsOf('{\n  "exclude": [')).join(), /^Line 2: It is not JSON: /);
    });
});
