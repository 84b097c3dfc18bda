import assert from 'node:assert/strict';
import { RULES } from '../../language/checks/catalogue.ts';

/** Rules that offer no fix of their own, each with the reason: what it takes that no program knows. */
const REASONS: Readonly<Record<string, string>> = {
    'CARE-102': 'Which of the two keeps the name, and what the other is called, people decide; F2 renames it everywhere.',
    'CARE-105': 'The block that the line belongs in may not be there, or be there several times.',
    'CARE-108': 'Which of the guidances builds on the other, their authors know.',
    'CARE-110': 'An editor saves the file in UTF-8; an edit of the text can’t.',
    'CARE-112': 'That guidance of another nation is followed may be meant.',
    'CARE-121': 'What was to be expected is not in the text; only a misspelt word has a fix.',
    'CARE-122': 'What the requirement asks for is not in the text.',
    'CARE-202': 'Which of the two dates is wrong, their authors know.',
    'CARE-203': 'On which day it was done is not in the text.',
    'CARE-222': 'The number may be right: no rule, only what is usual.',
    'CARE-223': 'Which target was meant is not in the text.',
    'CARE-225': 'More staff, fewer people or another caseload: a decision about care.',
    'CARE-301': 'Which post the person holds is not in the text.',
    'CARE-402': 'Which term is used until then, people choose.',
    'CARE-503': 'What to write is not in the text; the placeholder itself has its own actions (test/server/filling.test.ts).',
    'CARE-504': 'Which of the two places should say something else, and what, is not in the text.',
    'CARE-505': 'Plainer words are for the author to find.',
    'CARE-601': 'Only the body that accepted the gap can accept it for longer.',
    'CARE-602': 'Only the body that accepted the gap can accept it for longer.',
    'CARE-604': 'The reason is not in the text.',
    'CARE-605': 'Whether the requirement is met or exempt, people know.',
    'CARE-713': 'The answer may belong to another question; nothing that people wrote is thrown away.',
    'CARE-714': 'Why it was late is not in the text.',
    'CARE-715': 'What shows it is not in the text.',
    'CARE-717': 'Which gap the action closes is not in the text.',
    'CARE-719': 'Whether the rating or a position is wrong, the reviewers decide.',
    'CARE-720': 'What shows each finding is not in the text.',
    'CARE-721': 'What will be done about each finding is not in the text.',
    'CARE-733': 'The other service has to be found, or written.',
    'CARE-734': 'Which of the two ways to measure is right, the services agree.',
    'CARE-735': 'Whether the other service accepts people from there is for that service to say.',
};

describe('rules without fixes', () => {
    it('are listed, each with the reason why nothing can be offered', () => {
        const without = RULES.filter(({ isFixable }) => !isFixable).map(({ code }) => code);
        assert.deepEqual(without.toSorted(), Object.keys(REASONS).toSorted());
    });
});
