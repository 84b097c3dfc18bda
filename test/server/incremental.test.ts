import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

/** A workspace in which everything depends on something else. */
const FILES: Readonly<Record<string, string>> = {
    'a-terms.care':
        'vocabulary roles {\n  own-role "Own role"\n  other-role "Other role (OR)" until 2025-01-01 succeeded by own-role\n}\nvocabulary policies {\n  own-policy "Own policy"\n}\nvocabulary words {\n  old-word "Old word" instead "new word"\n}\n',
    'b-local.care':
        'guidance LOCAL "Local" extends IACM {\n  must LOCAL-01 "Own policy" {\n    says: "There is one."\n    basis: local\n    source: "Board paper" checked 2026-01-01\n    expects policy own-policy\n  }\n  withdraws IACM-DNA-02 because "It is said elsewhere."\n}\n',
    'c-more.care':
        'guidance MORE "More" extends LOCAL {\n  tightens LOCAL-01 to must because "The board asked for it." {\n    expects policy own-policy with owner\n  }\n}\n',
    'd-outreach.care':
        'service outreach "Outreach" {\n  status: draft\n  follows: MORE\n  team {\n    own-role: 1 wte\n  }\n  policy own-policy {\n    owner: "Clinical lead"\n    "An old word, and OR."\n  }\n}\n',
    'e-inreach.care':
        'service inreach "Inreach" {\n  follows: LOCAL, CMHF\n  team {\n    other-role: 2 wte\n    own-rol: 1 wte\n  }\n  not applicable IACM-DNA-01 because "Nobody is discharged by us."\n}\n',
    'f-year.care':
        'review year "The year" using icb-review-outcome {\n  covers: outreach, inreach\n  completed: 2026-09-27\n  finding IACM-DNA-01 {\n    policy: in-place\n    practice: partly\n  }\n}\n',
};
const PATHS = Object.keys(FILES);
const WORDS = [
    'own-role',
    'other-role',
    'own-policy',
    'LOCAL',
    'LOCAL-01',
    'MORE',
    'outreach',
    'inreach',
    'old-word',
    'Own',
    'IACM-DNA-02',
    'Old word',
    'own-rol',
];

type Step =
    | { readonly do: 'open' | 'close' | 'delete' | 'restore'; readonly file: number }
    | { readonly do: 'rename'; readonly file: number; readonly from: number; readonly to: number }
    | { readonly do: 'drop' | 'double'; readonly file: number; readonly line: number };

const file = fc.nat(PATHS.length - 1);
const word = fc.nat(WORDS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constantFrom('open', 'close', 'delete', 'restore'), file }) as fc.Arbitrary<Step>,
    { weight: 3, arbitrary: fc.record({ do: fc.constant('rename' as const), file, from: word, to: word }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'double' as const), file, line: fc.nat(12) }) },
);

function changed(text: string, made: Step): string {
    const lines = text.split('\n');
    switch (made.do) {
        case 'rename':
            return text.replaceAll(WORDS[made.from] ?? '', WORDS[made.to] ?? '');
        case 'drop':
            return lines.filter((_, index) => index !== made.line % lines.length).join('\n');
        case 'double':
            return lines.toSpliced(made.line % lines.length, 0, lines[made.line % lines.length] ?? '').join('\n');
        default:
            return text;
    }
}

/** An editor that goes through steps, and what the files hold then. */
class Session {
    readonly texts: Record<string, string> = { ...FILES };
    private readonly editor: Editor;
    private readonly open = new Set<string>();

    constructor(editor: Editor) {
        this.editor = editor;
    }

    async make(made: Step): Promise<void> {
        const path = PATHS[made.file] ?? '';
        const uri = uriOf(path);
        const before = this.texts[path];
        if (made.do === 'open') {
            if (before === undefined || this.open.has(path)) return;
            this.open.add(path);
            return this.editor.openDocument(uri, before);
        }
        if (made.do === 'close') {
            if (!this.open.delete(path)) return;
            return this.editor.close(uri);
        }
        if (made.do === 'delete') {
            if (before === undefined || this.open.has(path)) return;
            delete this.texts[path];
            return this.editor.fileChanged(uri, FileChangeType.Deleted);
        }
        const after = made.do === 'restore' ? FILES[path] : before && changed(before, made);
        if (after === undefined || after === before) return;
        this.texts[path] = after;
        if (!this.open.has(path))
            return this.editor.fileChanged(uri, before === undefined ? FileChangeType.Created : FileChangeType.Changed, after);
        // Saved as it is typed: so that what is on the disk is the same when the document is closed.
        this.editor.files.set(uri, after);
        return this.editor.type(uri, after);
    }
}

/** What an editor shows, without what goes with the order in which it was told. */
function shown(editor: Editor): Record<string, readonly string[]> {
    const all = [...editor.published].filter(([, diagnostics]) => diagnostics.length).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(all.map(([uri, diagnostics]) => [uri, diagnostics.map(each => JSON.stringify(each)).toSorted()]));
}

/** The first thing that one shows and the other does not. */
function difference(one: Editor, other: Editor): string | undefined {
    const [a, b] = [shown(one), shown(other)];
    for (const uri of new Set([...Object.keys(a), ...Object.keys(b)])) {
        const [here, there] = [new Set(a[uri]), new Set(b[uri])];
        const extra = [...here].find(each => !there.has(each));
        const lacking = [...there].find(each => !here.has(each));
        if (extra || lacking)
            return `${uri}: ${extra ? `shown, but not after a fresh start: ${extra}` : ''} ${lacking ? `not shown: ${lacking}` : ''}`;
    }
    return undefined;
}

describe('diagnostics after any edits', function () {
    this.timeout(1_200_000);

    it('are those of a fresh start', async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async steps => {
                const editor = await startEditor(FILES);
                await editor.quiet();
                const session = new Session(editor);
                for (const made of steps) await session.make(made);
                await editor.quiet();
                const fresh = await startEditor(session.texts);
                await fresh.quiet();
                await Promise.all([editor.stop(), fresh.stop()]);
                assert.equal(difference(editor, fresh), undefined);
            }),
            {
                numRuns: Number(process.env.INCREMENTAL_RUNS ?? 150),
                seed: Number(process.env.INCREMENTAL_SEED ?? 20261122),
                endOnFailure: true,
            },
        );
    });
});
