import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FileChangeType } from 'vscode-languageserver-protocol';
import type { Matrix } from '../../server/protocol.ts';
import { FULL, SEED } from '../support/sampling.ts';
import { type Editor, memoryFiles, startEditorIn, uriOf } from './support/editor.ts';

/** A workspace in which everything depends on something else. */
const FILES: Readonly<Record<string, string>> = {
    'a-terms.care':
        'vocabulary roles {\n  own-role "Own role"\n  other-role "Other role (OR)" until 2025-01-01 succeeded by own-role\n}\nvocabulary policies {\n  own-policy "Own policy"\n}\nvocabulary words {\n  old-word "Old word" instead "new word"\n}\n',
    'b-local.care':
        'guidance LOCAL "Local" extends IACM {\n  must LOCAL-01 "Own policy" {\n    says: "There is one."\n    basis: local\n    source: "Board paper" checked 2026-01-01\n    expects policy own-policy\n  }\n  withdraws IACM-DNA-02 because "It is said elsewhere."\n}\n',
    'c-more.care':
        'guidance MORE "More" extends LOCAL {\n  tightens LOCAL-01 to must because "The board asked for it." {\n    expects policy own-policy with owner\n  }\n}\n',
    'c-most.care': 'guidance MOST "Most" extends MORE {\n  withdraws IACM-DNA-01 because "The other one says it."\n}\n',
    'd-outreach.care':
        'service outreach "Outreach" {\n  status: draft\n  follows: MORE\n  team {\n    own-role: 1 wte\n  }\n  policy own-policy {\n    owner: "Clinical lead"\n    "An old word, and OR."\n  }\n}\n',
    'e-inreach.care':
        'service inreach "Inreach" {\n  follows: LOCAL, CMHF\n  team {\n    other-role: 2 wte\n    own-rol: 1 wte\n  }\n  not applicable IACM-DNA-01 because "Nobody is discharged by us."\n}\n',
    'e-third.care': 'service third "Third" {\n  follows: MOST\n  team {\n    own-role: 1 wte\n  }\n}\n',
    'f-year.care':
        'review year "The year" using icb-review-outcome {\n  covers: outreach, inreach\n  completed: 2026-09-27\n  finding IACM-DNA-01 {\n    policy: in-place\n    practice: partly\n  }\n}\n',
};

/** A second folder, which may come and go. */
const MORE = 'file:///more';
const IN_MORE: Readonly<Record<string, string>> = {
    'g-crisis.care': 'service crisis "Crisis" {\n  follows: LOCAL\n  team {\n    own-role: 3 wte\n  }\n}\n',
    'h-words.care':
        'vocabulary roles {\n  third-role "Third role"\n}\nvocabulary words {\n  rapid "Rapid" instead "quick" also "speedy"\n}\n',
    'v1.2/i-review.care': 'review crisis-year "The crisis year" using icb-review-outcome {\n  covers: crisis, outreach\n}\n',
};

/** Files that declare what others declare: a second of a name, before and after the first. */
const TWINS: Readonly<Record<string, string>> = {
    [uriOf('a-twin.care')]: 'service outreach "Another outreach" {\n  follows: IACM\n}\n',
    [uriOf('y-twin.care')]: 'service inreach "Another inreach" {\n  follows: IACM\n}\nguidance LOCAL "Another local" extends CMHF {\n}\n',
    [uriOf('%C3%BC-twin.care')]: 'vocabulary roles {\n  own-role "Another own role"\n}\n',
};

/** Files outside of every folder, which an editor may open. */
const OUTSIDE: Readonly<Record<string, string>> = {
    'file:///elsewhere/copy.care':
        'service outreach "A copy" {\n  follows: MORE\n  team {\n    own-role: 1 wte\n    third-role: 1 wte\n  }\n}\n',
    'file:///elsewhere/guidance.care':
        'guidance LOCAL "A copy" extends IACM {\n}\nvocabulary words {\n  old-word "Old word" instead "newest"\n}\n',
    'untitled:50%25.care': 'review year "A second year" using icb-review-outcome {\n  covers: outreach\n}\n',
};

const CONFIGS: readonly (string | undefined)[] = [
    undefined,
    '{ "exclude": ["d-*.care", "v1.2/**"] }',
    '{ "exclude": ["c-more.care", "moved"], "rules": { "CARE-101": "hint" } }',
    '{ "guidance": ["IACM"], "rules": { "CARE-732": "off", "CARE-731": "error" } }',
    '{ "guidance": ["NONE"] }',
    '{ "exclude": "all" }',
];

/** What these leave out. */
const LEFT_OUT: Readonly<Record<string, RegExp>> = {
    [CONFIGS[1] ?? '']: /\/d-[^/]*\.care$|\/v1\.2\//,
    [CONFIGS[2] ?? '']: /^[^/]*\/\/\/\w+\/(c-more\.care$|moved\/)/,
};

const START: ReadonlyMap<string, string> = new Map([
    ...Object.entries(FILES).map(([path, text]) => [uriOf(path), text] as const),
    ...Object.entries(IN_MORE).map(([path, text]) => [`${MORE}/${path}`, text] as const),
]);
const URIS = [...START.keys()];
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
    | { readonly do: 'open' | 'close' | 'delete' | 'restore' | 'move'; readonly file: number }
    | { readonly do: 'rename'; readonly file: number; readonly from: number; readonly to: number }
    | { readonly do: 'drop' | 'double'; readonly file: number; readonly line: number }
    | { readonly do: 'twin' | 'outside'; readonly file: number }
    | { readonly do: 'config'; readonly folder: number; readonly config: number }
    | { readonly do: 'folder'; readonly folder: number }
    | { readonly do: 'wait' };

const file = fc.nat(URIS.length - 1);
const word = fc.nat(WORDS.length - 1);
const third = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('open', 'close', 'delete', 'restore', 'move'), file }) as fc.Arbitrary<Step> },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('rename' as const), file, from: word, to: word }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('drop' as const, 'double' as const), file, line: fc.nat(12) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('twin' as const, 'outside' as const), file: third }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('config' as const), folder: fc.nat(1), config: fc.nat(CONFIGS.length - 1) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('folder' as const), folder: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.constant({ do: 'wait' } as const) },
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

const BOTH = ['file:///work', MORE];

function startAt(folders: readonly string[], texts: ReadonlyMap<string, string>): Promise<Editor> {
    const files = new Map(texts);
    return startEditorIn(folders, memoryFiles(files), files, { workspace: { workspaceFolders: true } });
}

/** An editor that goes through steps, and what is open then. */
class Session {
    readonly folders = new Set(BOTH);
    private readonly editor: Editor;
    private readonly open = new Set<string>();
    /** Where a file is that was moved. */
    private readonly moved = new Map<string, string>();

    constructor(editor: Editor) {
        this.editor = editor;
    }

    /** What is open and not of the workspace. */
    get outside(): readonly string[] {
        return [...this.open].filter(uri => {
            const folder = [...this.folders].find(each => uri.startsWith(`${each}/`));
            return folder === undefined || LEFT_OUT[this.editor.files.get(`${folder}/carewright.json`) ?? '']?.test(uri);
        });
    }

    textOf(uri: string): string | undefined {
        return this.editor.files.get(uri) ?? OUTSIDE[uri];
    }

    async make(made: Step): Promise<void> {
        switch (made.do) {
            case 'wait':
                return this.editor.quiet();
            case 'config': {
                const config = CONFIGS[made.config];
                return this.write(`${BOTH[made.folder]}/carewright.json`, config);
            }
            case 'folder':
                return this.turnFolder(BOTH[made.folder] ?? '');
            case 'twin': {
                const [uri, text] = Object.entries(TWINS)[made.file] ?? ['', ''];
                return this.open.has(uri) ? undefined : this.write(uri, this.editor.files.has(uri) ? undefined : text);
            }
            case 'outside': {
                const [uri, text] = Object.entries(OUTSIDE)[made.file] ?? ['', ''];
                return this.turn(uri, text);
            }
            default:
                return this.change(made);
        }
    }

    private async change(made: Extract<Step, { readonly file: number }>): Promise<void> {
        const first = URIS[made.file] ?? '';
        const uri = this.moved.get(first) ?? first;
        const before = this.editor.files.get(uri);
        if (made.do === 'open' || made.do === 'close')
            return before !== undefined && this.open.has(uri) === (made.do === 'close') ? this.turn(uri, before) : undefined;
        if (made.do === 'delete') return this.open.has(uri) ? undefined : this.write(uri, undefined);
        if (made.do === 'move') {
            if (before === undefined || this.open.has(uri)) return;
            const to = uri === first ? uri.replace(/\/([^/]*)$/, '/moved/$1') : first;
            this.moved.set(first, to);
            await this.write(uri, undefined);
            return this.write(to, before);
        }
        const after = made.do === 'restore' ? START.get(first) : before && changed(before, made);
        if (after !== undefined && after !== before) return this.write(uri, after);
    }

    private async turn(uri: string, text: string): Promise<void> {
        if (this.open.delete(uri)) return this.editor.close(uri);
        this.open.add(uri);
        return this.editor.openDocument(uri, text);
    }

    /** Saved as it is typed: so that what is on the disk is the same when the document is closed. */
    private async write(uri: string, text: string | undefined): Promise<void> {
        const before = this.editor.files.get(uri);
        if (text === before) return;
        const type = text === undefined ? FileChangeType.Deleted : before === undefined ? FileChangeType.Created : FileChangeType.Changed;
        if (this.open.has(uri) && text !== undefined) await this.editor.type(uri, text);
        return this.editor.fileChanged(uri, type, text);
    }

    private async turnFolder(folder: string): Promise<void> {
        if (this.folders.delete(folder)) return this.editor.changeFolders([], [folder]);
        this.folders.add(folder);
        return this.editor.changeFolders([folder], []);
    }
}

/** What an editor shows, without what goes with the order in which it was told: problems, and a row for each service and review. */
async function shown(editor: Editor): Promise<Record<string, readonly string[]>> {
    const all = [...editor.published].filter(([, diagnostics]) => diagnostics.length).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const { rows } = await editor.connection.sendRequest<Matrix>('carewright/matrix', {});
    return {
        ...Object.fromEntries(all.map(([uri, diagnostics]) => [uri, diagnostics.map(each => JSON.stringify(each)).toSorted()])),
        matrix: rows.map(row => JSON.stringify(row)).toSorted(),
    };
}

/** The first thing that one shows and the other does not. */
async function difference(one: Editor, other: Editor): Promise<string | undefined> {
    const [a, b] = [await shown(one), await shown(other)];
    for (const uri of new Set([...Object.keys(a), ...Object.keys(b)])) {
        const [here, there] = [new Set(a[uri]), new Set(b[uri])];
        const extra = [...here].find(each => !there.has(each));
        const lacking = [...there].find(each => !here.has(each));
        if (extra || lacking)
            return `${uri}: ${extra ? `shown, but not after a fresh start: ${extra}` : ''} ${lacking ? `not shown: ${lacking}` : ''}`;
    }
    return undefined;
}

/** Each day others: what was found by chance is found again with the seed. */
const RUNS = Number(process.env.INCREMENTAL_RUNS ?? (FULL ? 2000 : 100));

/** What is shown after some steps, against a fresh start with the same files in which nothing of the folders is open. */
async function compare(steps: readonly Step[]): Promise<void> {
    const editor = await startAt(BOTH, START);
    if (steps.length % 2) await editor.quiet();
    const session = new Session(editor);
    for (const made of steps) await session.make(made);
    await editor.quiet();
    const fresh = await startAt([...session.folders], editor.files);
    for (const uri of session.outside) await fresh.openDocument(uri, session.textOf(uri));
    await fresh.quiet();
    const found = await difference(editor, fresh);
    await Promise.all([editor.stop(), fresh.stop()]);
    assert.equal(found, undefined);
}

describe(`diagnostics and the matrix after any edits, with SEED=${SEED}`, function () {
    this.timeout(3_600_000);

    it(`are those of a fresh start, ${RUNS} times`, async () => {
        await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), compare), {
            numRuns: RUNS,
            seed: SEED,
            ...(process.env.AT && { path: process.env.AT }),
            endOnFailure: !process.env.SHRINK,
        });
    });
});
