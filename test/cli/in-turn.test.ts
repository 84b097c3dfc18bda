import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FORMATS, type FormatName } from '../../cli/formats/format.ts';
import { plain } from '../../cli/io/io.ts';
import { checkDocuments } from '../../cli/workspace/check-documents.ts';
import { documentWorld } from '../../cli/workspace/document-world.ts';
import { reportPaths } from '../../cli/workspace/sources.ts';
import { openInTurn, openWorkspace } from '../../cli/workspace/workspace.ts';
import { damage, randomNumbers } from '../robustness/mutations.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';

const SERVICES = ['north-team', 'south-team', 'coast-team', 'team', 'assertive-outreach-of-the-dales'];

function pick<T>(items: readonly T[], random: (below: number) => number): T {
    return items[random(items.length)] as T;
}

const service = (name: string, random: (below: number) => number): string =>
    `service ${name} "The ${name}" {\n  follows: ${pick(['IACM', 'LOCAL', 'NOBODY'], random)}\n  context: "This service ${pick(SERVICES, random)} is new. CCG. own-role."\n  team {\n    ${pick(['own-role', 'team-manager', 'own-rloe'], random)}: 1 wte\n  }\n}\n`;

const review = (name: string, random: (below: number) => number): string =>
    `/* a review\n of a */ review ${name} "Review" using icb-review-outcome {\n  covers: ${pick(SERVICES, random)}, ${pick([...SERVICES, 'nroth-team', 'team-coats'], random)}\n}\n`;

const definitions = (random: (below: number) => number): string =>
    `vocabulary roles { own-role "Own role" }\nguidance LOCAL "Local" {\n  must LOCAL-1 "Managed" {\n    says: "There is a manager." basis: local source: "Paper" checked 2026-01-01\n    expects role team-manager\n  }\n}\n${service(pick(SERVICES, random), random)}`;

/** A small workspace in which documents depend on each other in every way, some of them damaged. */
function workspaceFiles(seed: number): Map<string, string> {
    const random = randomNumbers(seed);
    const files = new Map<string, string>();
    for (let number = 0; number < 12; number++) {
        const kind = random(10);
        const text =
            kind < 5
                ? service(pick(SERVICES, random), random)
                : kind < 8
                  ? review(pick(['r-1', 'r-2', 'team'], random), random)
                  : kind === 8
                    ? definitions(random)
                    : `${service(pick(SERVICES, random), random)}} service // not here\n ${pick(SERVICES, random)} {\n`;
        files.set(`${pick(['a', 'b/c', 'm n'], random)}/${number}.care`, random(4) ? text : damage(text, random));
    }
    return files;
}

async function inFolder<T>(files: ReadonlyMap<string, string>, use: (folder: string) => Promise<T>): Promise<T> {
    const folder = mkdtempSync(join(tmpdir(), 'carewright-in-turn-'));
    try {
        for (const [name, text] of files) {
            mkdirSync(dirname(join(folder, name)), { recursive: true });
            writeFileSync(join(folder, name), text);
        }
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function written(
    workspace: Parameters<typeof checkDocuments>[0] & Awaited<ReturnType<typeof openInTurn>>,
    name: FormatName,
): Promise<string> {
    const settings = { asOf: '2026-11-22', allTexts: FORMATS[name].allTexts };
    const results = {
        documents: checkDocuments(workspace, settings),
        unreadable: workspace.unreadable,
        asOf: '2026-11-22',
        version: '0',
        reported: reportPaths([], '/'),
        titleOf: (guidance: string) => workspace.names.title('guidance', guidance),
        sectionOf: (guidance: string, section: string | undefined) => section ?? guidance,
        locate: workspace.locate,
    };
    const formatter = await FORMATS[name].load();
    return [...formatter(results, { paint: plain, width: 100, hints: true, quiet: false })].join('');
}

/** What is said with all documents in memory, and what is said when each is read in its turn. */
async function bothWays(folder: string, paths: readonly string[], format: FormatName): Promise<readonly [whole: string, inTurn: string]> {
    const whole = await openWorkspace(paths, folder);
    const all = { ...whole, count: whole.documents.length, factsOfText: (uri: string, text: string) => factsOf(text, uri) };
    return [await written(all, format), await written(await openInTurn(paths, folder), format)];
}

describe('documents in turn', () => {
    it('says of the examples what it says with all of them in memory', async () => {
        const files = new Map(exampleFiles().map(({ name, text }) => [name, text]));
        await inFolder(files, async folder => {
            for (const format of ['json', 'text', 'sarif'] as const) {
                const [whole, inTurn] = await bothWays(folder, [], format);
                assert.equal(inTurn, whole);
            }
        });
    });

    it('says the same however documents depend on each other, and whatever is wrong with them', async () => {
        let findings = 0;
        for (let seed = 0; seed < 40; seed++) {
            await inFolder(workspaceFiles(seed), async folder => {
                for (const paths of [[], ['a']]) {
                    if (paths.length) mkdirSync(join(folder, 'a'), { recursive: true });
                    const [whole, inTurn] = await bothWays(folder, paths, 'json');
                    assert.equal(inTurn, whole, `seed ${seed}`);
                    findings += whole.match(/CARE-10[12]/g)?.length ?? 0;
                }
            });
        }
        assert.ok(findings > 300, `only ${findings} findings are about names of other documents`);
    });

    it('keeps only names of the documents whose turn has been', async () => {
        const random = randomNumbers(1);
        const files = new Map(SERVICES.map(name => [`${name}.care`, service(name, random)]));
        await inFolder(files, async folder => {
            const { documents, names } = await openInTurn([], folder);
            const uris: string[] = [];
            for (const { uri, texts } of documents) {
                assert.ok(texts.length > 0);
                uris.push(uri);
            }
            assert.equal(uris.length, SERVICES.length);
            for (const uri of uris) assert.deepEqual(names.document(uri)?.texts, []);
            for (const name of SERVICES) assert.equal(names.find(['service'], name).length, 1);
        });
    });

    it('reads few files once: what changes in one meanwhile, for the worse too, is left for the next run', async () => {
        const files = new Map([
            ['a.care', 'service first "First" {\n  status: draft\n}\n'],
            ['b.care', 'review year "The year" using icb-review-outcome {\n  covers: first\n}\n'],
            ['c.care', 'vocabulary roles {\n  own-role "Own role"\n}\n'],
        ]);
        // Another text, one that only Langium can read, and none.
        const changes = ['service second "Second" {\n}\n', 'service first "First" {\n  lead: §\n', undefined];
        for (const change of changes) {
            await inFolder(files, async folder => {
                const whole = await openWorkspace([], folder);
                const context = await documentWorld(whole, '2026-11-22');
                const inTurn = await openInTurn([], folder);
                for (const file of files.keys()) {
                    if (change === undefined) rmSync(join(folder, file));
                    else writeFileSync(join(folder, file), change);
                }
                for (const { uri } of whole.documents) {
                    const text = files.get(uri.slice(-'a.care'.length));
                    assert.equal(context.source(uri)?.text, text);
                    for (const each of [whole, inTurn]) assert.equal(each.sourceOf(uri).text, text);
                }
                assert.deepEqual([...inTurn.documents], whole.documents);
                assert.deepEqual([...whole.unreadable, ...inTurn.unreadable], []);
            });
        }
    });
});
