import assert from 'node:assert/strict';
import { Derived, kindOf } from '../../language/workspace/derived.ts';

const TEXT = kindOf<string>('of a text', 'text', 2);
const OTHERS = kindOf<string>('of others', 'others');
const DOCUMENT = kindOf<string>('of a document', 'document');
const ALL = [TEXT, OTHERS, DOCUMENT];

describe('what is derived from documents', () => {
    const filled = (): Derived => {
        const derived = new Derived();
        for (const kind of ALL) for (const document of ['a', 'b']) derived.set(kind, document, [], `${kind.name} ${document}`);
        return derived;
    };
    const left = (derived: Derived, document: string): readonly string[] =>
        ALL.filter(kind => derived.known(kind, document) !== undefined).map(({ lifetime }) => lifetime);

    it('is made once for the same inputs, and again for others', () => {
        const derived = new Derived();
        let made = 0;
        const get = (...inputs: readonly unknown[]) => derived.get(TEXT, 'a', inputs, () => `made ${++made}`);
        const names = {};
        assert.deepEqual(
            [get(1, names), get(1, names), get(2, names), get(2, {}), get(2)],
            ['made 1', 'made 1', 'made 2', 'made 3', 'made 4'],
        );
        assert.equal(derived.known(TEXT, 'a', [2, names]), undefined);
        assert.equal(derived.last(TEXT, 'a'), 'made 4');
    });

    it('holds as long as its kind says: the text, the documents that it uses, the document itself', () => {
        const text = filled();
        text.textChanged('a');
        assert.deepEqual(left(text, 'a'), ['document']);
        const others = filled();
        others.othersChanged(['a']);
        assert.deepEqual(left(others, 'a'), ['text', 'document']);
        const gone = filled();
        gone.gone('a');
        assert.deepEqual(left(gone, 'a'), []);
        for (const derived of [text, others, gone]) assert.deepEqual(left(derived, 'b'), ['text', 'others', 'document']);
    });

    it('is forgotten where it was not used for longest, and there is a bound', () => {
        const derived = filled();
        assert.ok(derived.known(TEXT, 'a'));
        derived.set(TEXT, 'c', [], 'c');
        assert.deepEqual(
            ['a', 'b', 'c'].map(document => derived.known(TEXT, document) !== undefined),
            [true, false, true],
        );
    });

    it('is not kept where the text changed while it was read', async () => {
        for (const change of ['textChanged', 'gone'] as const) {
            const derived = new Derived();
            let finish = (_text: string): void => {};
            const reading = derived.getLater(TEXT, 'a', [], () => new Promise<string>(resolve => (finish = resolve)));
            derived[change]('a');
            finish('before');
            assert.equal(await reading, 'before');
            assert.equal(derived.known(TEXT, 'a'), undefined, change);
            assert.equal(await derived.getLater(TEXT, 'a', [], async () => 'after'), 'after');
            assert.equal(await derived.getLater(TEXT, 'a', [], async () => 'never'), 'after');
        }
    });
});
