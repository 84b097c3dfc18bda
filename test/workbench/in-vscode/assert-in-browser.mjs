/** `node:assert/strict` for tests in the browser: the bundler puts chai's assertions in its place. */
import { assert } from 'chai';

async function rejects(work, expected) {
    const error = await (typeof work === 'function' ? work() : work).then(
        () => assert.fail('nothing was thrown'),
        thrown => thrown,
    );
    if (expected instanceof RegExp) assert.match(String(error), expected);
}

const strict = Object.assign((value, message) => assert.ok(value, message), {
    ok: assert.isOk,
    equal: assert.strictEqual,
    notEqual: assert.notStrictEqual,
    deepEqual: assert.deepStrictEqual,
    notDeepEqual: assert.notDeepEqual,
    match: assert.match,
    doesNotMatch: assert.notMatch,
    throws: assert.throws,
    rejects,
    fail: message => assert.fail(message),
});

export default strict;
export { rejects };
export const { ok, equal, notEqual, deepEqual, notDeepEqual, match, doesNotMatch, throws, fail } = strict;
