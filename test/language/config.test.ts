import assert from 'node:assert/strict';
import { configProblemInWords, readConfig } from '../../language/workspace/config.ts';

/** What is wrong with a configuration, as people read it. */
function problemsOf(text: string): readonly string[] {
    const read = readConfig(text, '0.1.0');
    return 'problems' in read ? read.problems.map(configProblemInWords) : [];
}

describe('a reading grade', () => {
    it('is a whole number of years at school', () => {
        const read = readConfig('{ "readingGrade": 9 }', '0.1.0');
        assert.deepEqual('config' in read && read.config.readingGrade, 9);
        for (const wrong of ['0', '40', '9.5', '"9"', 'null'])
            assert.deepEqual(
                problemsOf(`{ "readingGrade": ${wrong} }`),
                ['Line 1: readingGrade must be a whole number from 3 to 18.'],
                wrong,
            );
    });
});

describe('places in a configuration', () => {
    it('are those of the value, also where its key is a word that stands elsewhere before', () => {
        const text =
            '{\n  "exclude": ["rules", "failOn"],\n  "guidance": [],\n  "rules": {\n    "CARE-101": "hint"\n  },\n  "failOn": "hint"\n}\n';
        assert.deepEqual(problemsOf(text), ['Line 7: failOn must be one of error, warning, information, never.']);
    });

    it('are those of one item of a list, and of the second of two that are the same', () => {
        const text = '{\n  "exclude": [\n    "a",\n    "b",\n    7,\n    "a"\n  ]\n}\n';
        assert.deepEqual(problemsOf(text), ['Line 5: exclude.2 must be a text.', 'Line 6: exclude.a is there twice.']);
    });

    it('are those of a key that is written with an escape, of the last of two that are the same, and of lines that end as on Windows', () => {
        assert.deepEqual(problemsOf('\uFEFF{\r\n  "$schema": "x",\r\n  "fail\\u004Fn": 7\r\n}'), [
            'Line 3: failOn must be one of error, warning, information, never.',
        ]);
        assert.deepEqual(problemsOf('{\n  "failOn": "error",\n  "failOn": 7\n}'), [
            'Line 3: failOn must be one of error, warning, information, never.',
        ]);
    });

    it('are known of what is not JSON', () => {
        assert.match(problemsOf('{\n  "exclude": [],\n  failOn: "error"\n}').join(), /^Line 3: It is not JSON: [^\n]*\.$/);
        assert.match(problemsOf('{\n  // why\n  "exclude": []\n}').join(), /^Line 2: It is not JSON: /);
        assert.match(problemsOf('{\n  "exclude": [').join(), /^Line 2: It is not JSON: /);
    });
});
