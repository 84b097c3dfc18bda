import assert from 'node:assert/strict';
import { serviceToReview } from '../../../language/reviews/covered-services.ts';

describe('the file that a review cites', () => {
    for (const [what, uri, folders, path] of [
        ['is told from its folder', 'file:///home/a/services/x.care', ['file:///home/a'], 'services/x.care'],
        ['whether or not the folder ends in a slash', 'file:///home/a/services/x.care', ['file:///home/a/'], 'services/x.care'],
        ['in plain letters', 'file:///home/my%20board/caf%C3%A9.care', ['file:///home/my%20board'], 'café.care'],
        ['from the innermost folder', 'file:///a/b/c.care', ['file:///a', 'file:///a/b'], 'b/c.care'],
        ['with the name of its folder where there are several', 'file:///a/one/c.care', ['file:///a/one', 'file:///a/two'], 'one/c.care'],
        ['not from a folder whose name only begins so', 'file:///ab/c.care', ['file:///a'], 'c.care'],
        ['by its name where it stands in no folder', 'untitled:c.care', [], 'untitled:c.care'],
        ['also where its address can’t be decoded', 'file:///a/50%.care', ['file:///a'], '50%.care'],
    ] as const) {
        it(what, () => assert.equal(serviceToReview({ uri, name: 'x', assessments: [], lineOf: () => 1 }, folders).path, path));
    }
});
