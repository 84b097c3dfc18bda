import assert from 'node:assert/strict';
import type { Imported } from '../../documents/import/imported.ts';
import { mergeForm } from '../../documents/import/merge.ts';
import { parseCare } from '../../language/syntax/parse.ts';

function merged(existing: string, text: string, kind: Imported['kind'] = 'review'): ReturnType<typeof mergeForm> {
    const name = /(?:review|service) (\S+)/.exec(text)?.[1] ?? '';
    return mergeForm(existing, { kind, name, text, notes: [] }, each => parseCare(each));
}

const MINE = `// mine
review r "R" using icb-review-outcome {
  cycle: "2026/27" // a comment
  involved: "[Who took part]"
  finding IACM-DNA-01 {
    policy: in-place
  }
}
`;

describe('a form read into a file that is there', () => {
    it('adds what the file does not say, and changes nothing else', () => {
        const { text, added, conflicts } = merged(
            MINE,
            'review r "R" using icb-review-outcome {\n  cohort: 190 people\n  finding IACM-DNA-01 {\n    practice: partly\n  }\n  finding IACM-DNA-02 {\n    policy: partly\n  }\n}\n',
        );
        assert.equal(
            text,
            `// mine
review r "R" using icb-review-outcome {
  cycle: "2026/27" // a comment
  involved: "[Who took part]"
  finding IACM-DNA-01 {
    policy: in-place
    practice: partly
  }
  cohort: 190 people
  finding IACM-DNA-02 {
    policy: partly
  }
}
`,
        );
        assert.equal(added, 3);
        assert.deepEqual(conflicts, []);
    });

    it('writes over placeholders', () => {
        const { text, conflicts } = merged(MINE, 'review r "R" using icb-review-outcome {\n  involved: "Eleven people."\n}\n');
        assert.equal(text, MINE.replace('"[Who took part]"', '"Eleven people."'));
        assert.deepEqual(conflicts, []);
    });

    it('knows entries in own words by these words', () => {
        const mine = 'service r "R" {\n  offers {\n    "Walking group": weekly\n  }\n}\n';
        const { text, conflicts } = merged(
            mine,
            'service r "R" {\n  offers {\n    "walking group": monthly\n    "Singing"\n  }\n}\n',
            'specification',
        );
        assert.equal(text, mine.replace('weekly\n', 'weekly\n    "Singing"\n'));
        assert.deepEqual(conflicts, [
            '"Walking group": the file says “"Walking group": weekly”, the form “"walking group": monthly”. The file was kept.',
        ]);
    });

    it('keeps the file where both say something else, and tells', () => {
        const { text, added, conflicts } = merged(
            MINE,
            'review r "R" using icb-review-outcome {\n  cycle: "2027/28"\n  finding IACM-DNA-01 {\n    policy:  in-place\n  }\n}\n',
        );
        assert.equal(text, MINE);
        assert.equal(added, 0);
        assert.equal(conflicts.length, 1);
        assert.match(conflicts[0] ?? '', /2026\/27.*2027\/28/);
    });

    it('keeps what had no place as comments, once', () => {
        const form = 'review r "R" using icb-review-outcome {\n}\n// Kept from the Word file.\n// PS\n';
        const once = merged(MINE, form).text;
        assert.equal(once, `${MINE}\n// Kept from the Word file.\n// PS\n`);
        assert.equal(merged(once, form).text, once);
    });

    it('joins services block by block', () => {
        const mine = 'service s "S" {\n  population {\n    ages: 18 and over\n    includes: psychosis\n  }\n}\n';
        const { text, added } = merged(
            mine,
            'service s "S" {\n  population {\n    includes: isolation\n    includes: psychosis\n    area: "Dales"\n  }\n  aims {\n    - "Well."\n  }\n}\n',
            'specification',
        );
        assert.equal(
            text,
            'service s "S" {\n  population {\n    ages: 18 and over\n    includes: psychosis\n    includes: isolation\n    area: "Dales"\n  }\n  aims {\n    - "Well."\n  }\n}\n',
        );
        assert.equal(added, 3);
    });

    it('joins nothing with a file that is broken or about something else', () => {
        assert.match(merged(`${MINE}service {`, 'review r "R" using icb-review-outcome {\n}\n').problem ?? '', /can’t be read/);
        assert.match(merged('service s "S" {\n}\n', 'review r "R" using icb-review-outcome {\n}\n').problem ?? '', /holds no review/);
    });

    it('declares what the form has named, once', () => {
        const form = 'service s "S" {\n  policy gifts {\n    owner: "Matron"\n  }\n}\n\nvocabulary policies {\n  gifts "Gifts"\n}\n';
        const once = merged('service s "S" {\n  follows: IACM\n}\n', form, 'specification').text;
        assert.match(once, /policy gifts \{\n {4}owner: "Matron"\n {2}\}\n\}\n\nvocabulary policies \{\n {2}gifts "Gifts"\n\}\n$/);
        assert.equal(merged(once, form, 'specification').text, once);
    });
});
