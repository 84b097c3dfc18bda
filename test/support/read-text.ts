import { readFileSync } from 'node:fs';
import type { RequirementResult } from '../../language/assess/assessment.ts';
import { factsOfText } from '../../language/facts/read-document.ts';
import { LIBRARY } from '../../language/library/library.ts';
import { addressOf } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { carewright } from '../../language/syntax/services.ts';

import { Checker } from '../../language/workspace/checker.ts';

/** The day on which all tests check. */
export const TODAY = '2026-11-22';

export const services = { language: carewright() };

/** What a text says, read as the command and the editor read it. @throws where reading it fails */
export function factsOf(text: string, uri = 'test.care'): DocumentFacts {
    const facts = factsOfText(addressOf(uri), text, each => parseCare(each));
    if (facts.fault !== undefined) throw new Error(facts.fault);
    return facts;
}

/** What a file says. */
export function factsOfFile(path: string): DocumentFacts {
    return factsOf(readFileSync(path, 'utf8'), path);
}

/** A checker that knows the library and some documents. */
export function checkerOf(documents: readonly DocumentFacts[], today = TODAY): Checker {
    return new Checker(new NameIndex([...LIBRARY, ...documents]), { today });
}

/** What a service with some lines says of a requirement of CMHF or IACM, with the reason. */
export function resultForLines(requirement: string, lines: string): RequirementResult {
    const facts = factsOf(`service a "A" {\n  follows: IACM, CMHF\n${lines}\n}\n`);
    const results = checkerOf([facts])
        .assessments(facts, true)
        .flatMap(each => each.results);
    const result = results.find(({ requirement: { id } }) => id === requirement);
    if (!result) throw new Error(`${requirement} is not asked`);
    return result;
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
    return text.slice(0, offset).split('\n').length;
}
