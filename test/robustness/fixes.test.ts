import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RULES } from '../../language/checks/catalogue.ts';
import { exampleOf } from '../../language/checks/examples.ts';
import { safeEdits } from '../../language/fixes/sound-edits.ts';
import { organise } from '../../language/format/organise.ts';
import { type Address, addressOf } from '../../language/model/address.ts';
import { applyEdits, type TextEdit } from '../../language/model/findings.ts';

import { editable, offersAmong, proposalsAt } from '../../server/fixes/offers.ts';
import { type CheckedDocument, ServerWorkspace } from '../../server/workspace/server-workspace.ts';

import { memoryFiles } from '../server/support/editor.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf, TODAY } from '../support/read-text.ts';
import { FULL, SEED, sampled } from '../support/sampling.ts';
import { damage, randomNumbers } from './mutations.ts';

/** The texts of faults that were found, by what they are about, and some of what has to be offered for them. */
const FOUND: readonly { readonly name: string; readonly text: string; readonly offers: readonly RegExp[] }[] = [
    {
        name: 'a brace after the last words',
        text: 'review r "R" using icb-review-outcome {\n  cycle: "2024/25"}\n',
        offers: [/^Write these 15 lines/, /^Write the whole review/, /^Write what REV-03/],
    },
    {
        name: 'a finding on one line',
        text: 'review r "R" using icb-review-outcome {\n  cycle: "2024/25"\n  finding IACM-DNA-01 { policy: in-place }\n}\n',
        offers: [/^Write these 2 lines/, /^Write these 15 lines/, /^Bring this review up to date/],
    },
    {
        name: 'an action on one line',
        text: 'review r "R" using icb-review-outcome {\n  finding IACM-DNA-01 { practice: partly gap: "x" action a "A" { owner: "Head" } }\n}\n',
        offers: [/^Write `horizon`/, /^Due by/],
    },
    {
        name: 'names on the next lines',
        text: 'service s "S" {\n  follows:\n\nIACM access { referral from: gp } }\n',
        offers: [/^Record that a body accepts this gap/, /^Write all \d+ that are open in s$/, /^Say why IACM-DNA-01 does not apply/],
    },
    {
        name: 'two services on one line',
        text: 'service a "A" { follows: IACM team { care-coordinator: 2 wte } }  service b "B" { follows: CMHF policy non-attendance { owner: "Lead" } }\n',
        offers: [/^Write what IACM-CARE-08/, /^Write all \d+ that are open in a$/, /^Write all \d+ that are open in b$/],
    },
    {
        name: 'a comment begun in prose',
        text: 'service a "A" {\n  follows: IACM\n  """\n  Prose /* that goes on\n  """\n  model: assertive-outreach /* here\n  and there */ policy non-attendance { owner: "Lead" } /* end */\n}\n',
        offers: [/^Say why IACM-CARE-01 does not apply/, /^Write all \d+ that are open in a$/],
    },
    {
        name: 'a comment after a brace',
        text: 'service a "A" { // first\n  follows: IACM\n  team { /* the team\n is here */ care-coordinator: 2 wte } // last\n}\n',
        offers: [/^Write all \d+ that are open in a$/],
    },
    {
        name: 'a brace on its own line',
        text: 'service a "A"\n{\n  follows: IACM\n  team\n  {\n    care-coordinator: 2 wte\n  }\n}\n',
        offers: [/^Write all \d+ that are open in a$/],
    },
    {
        name: 'lone carriage returns and a lost brace',
        text: 'review r "R" using icb-review-outcome {\r  cycle: "2024/25"\r  finding IACM-DNA-01 {\r    policy: in-place\r}\r',
        offers: [],
    },
    {
        name: 'one line end of Windows',
        text: 'service s "S" {\n  follows: IACM\r\n  team {\n    caseload: at most 12 people\n  }\n}\n',
        offers: [/^Write all \d+ that are open in s$/],
    },
    {
        name: 'a first line end that is not that of the others',
        text: 'service s "S" {\n  follows: IACM, CMHF\r\n  aims {\r\n    - "One."; "Two."\r\n  }\r\n}\r\n',
        offers: [/^Write all \d+ that are open in s$/],
    },
];

type Form = readonly [name: string, change: (text: string) => string];

/** How a text may be laid out: what it says stays the same. */
const FORMS: readonly Form[] = [
    ['as it is', text => text],
    ['Windows', text => text.replaceAll('\n', '\r\n')],
    ['carriage returns', text => text.replaceAll('\n', '\r')],
    ['tabs', text => text.replaceAll(/^(?: {2})+/gm, spaces => '\t'.repeat(spaces.length / 2))],
    ['brace after the last words', text => text.replaceAll(/\n\s*\}/g, ' }')],
    ['blocks on one line', text => text.replaceAll(/\{\n\s*/g, '{ ').replaceAll(/\n\s*\}/g, ' }')],
    ['no last line end', text => text.trimEnd()],
    ['comments', text => text.replaceAll(/([^"\n])\n(?=\s*(?:\}|[a-z-]+(?: [a-z-]*)?:))/g, '$1 // note\n')],
];

function texts(): readonly (readonly [name: string, text: string])[] {
    const files = globSync('test/guidance/*.care').map((name): [string, string] => [name, readFileSync(name, 'utf8')]);
    const rules = RULES.flatMap(rule => {
        const { bad, good } = exampleOf(rule);
        return [[`${rule.code} bad`, bad] as const, [`${rule.code} good`, good] as const];
    });
    return [
        ...FOUND.map(({ name, text }): [string, string] => [name, text]),
        ...rules,
        ...files,
        ...exampleFiles().map(({ name, text }): [string, string] => [name, text]),
    ];
}

interface Trial {
    readonly name: string;
    readonly text: string;
}

function* laidOut(): Generator<Trial> {
    for (const [name, text] of texts()) for (const [form, change] of FORMS) yield { name: `${name}, ${form}`, text: change(text) };
}

function* damaged(count: number): Generator<Trial> {
    const random = randomNumbers(SEED);
    const all = texts();
    for (let number = 0; number < count; number++) {
        const [name, text] = all[random(all.length)] as (typeof all)[number];
        const [form, change] = FORMS[random(FORMS.length)] as Form;
        let changed = change(text);
        for (let times = 1 + random(2); times > 0; times--) changed = damage(changed, random);
        yield { name: `${name}, ${form}, damage ${number}`, text: changed };
    }
}

const FOLDER = addressOf('file:///work');
const URI = addressOf('file:///work/a.care');
const placeOf = (name: string): Address => addressOf(`${FOLDER}/${name}`);
const BESIDE = exampleFiles();

/** A workspace with the examples, in which one document is open. */
class Trying {
    private opened = TextDocument.create(URI, 'carewright', 0, '');
    readonly workspace: ServerWorkspace = new ServerWorkspace({
        files: memoryFiles(new Map(BESIDE.map(({ name, text }) => [placeOf(name), text]))),
        opened: uri => (uri === URI ? this.opened : undefined),
        allOpened: () => [URI],
        concerned: () => {},
        today: () => TODAY,
    });

    async start(): Promise<void> {
        this.workspace.setFound(new Set([URI, ...BESIDE.map(({ name }) => placeOf(name))]));
        for (const { name } of BESIDE) await this.workspace.reread(placeOf(name));
        this.workspace.complete = true;
    }

    async open(text: string): Promise<CheckedDocument> {
        this.opened = TextDocument.create(URI, 'carewright', this.opened.version + 1, text);
        return (await this.workspace.check(URI)) as CheckedDocument;
    }

    private proposals(document: CheckedDocument, text: string) {
        return proposalsAt(document, [0, text.length], { workspace: this.workspace, folders: () => [FOLDER] });
    }

    /** What is offered for a text, with the text that it is for; and how much would not be. */
    async offers(text: string): Promise<{ readonly offers: readonly Offer[]; readonly refused: readonly string[] }> {
        const document = await this.open(text);
        const offers: Offer[] = [];
        const proposals = await this.proposals(document, text);
        const explaining = new Set(proposals.filter(({ explains }) => explains !== undefined).map(({ title }) => title));
        // What only explains a requirement changes nothing.
        for await (const { title, target, edits } of offersAmong(proposals, document, this.workspace))
            if (edits.length || !explaining.has(title)) offers.push({ title, before: target.text.getText(), edits });
        const offered = new Set([...offers.map(({ title }) => title), ...explaining]);
        const refused = proposals.map(({ title }) => title).filter(title => !offered.has(title));
        const all = safeEdits(editable(document, this.workspace));
        if (all.length) offers.push({ title: 'all safe fixes', before: text, edits: all });
        const ordered = organise(text, document.syntax().parsed);
        if (ordered.length) offers.push({ title: 'organise', before: text, edits: ordered });
        return { offers, refused };
    }
}

interface Offer {
    readonly title: string;
    readonly before: string;
    readonly edits: readonly TextEdit[];
}

/** How many lines of a text end otherwise than most lines of the text that it comes of. */
function otherEnds(text: string, before: string): number {
    const ends = (of: string, kind: RegExp): number => of.match(kind)?.length ?? 0;
    const kinds = [/(?<!\r)\n/g, /\r\n/g, /\r(?!\n)/g];
    const most = Math.max(...kinds.map(kind => ends(before, kind)));
    return Math.min(...kinds.filter(kind => ends(before, kind) === most).map(kind => ends(text, /\r\n|\r|\n/g) - ends(text, kind)));
}

/** What is wrong with what comes of an offer. It is read here by Langium's parser, whatever read it before. */
function faultOf({ before, edits }: Offer): string | undefined {
    const after = applyEdits(before, edits);
    const [old, now] = [factsOf(before), factsOf(after)];
    if (now.problems.length > old.problems.length) return `adds a problem: ${now.problems.map(({ message }) => message).join(' ')}`;
    if (now.strays.length > old.strays.length) return 'puts a line where none belongs';
    if (after === before) return 'changes nothing';
    const blank = (text: string): number => text.split(/\r\n|\r|\n/).filter(line => line && !line.trim()).length;
    if (blank(after) > blank(before)) return 'leaves a line of spaces';
    // A text that was damaged may have some of another kind already: they may stay, and none may be added.
    if (otherEnds(after, before) > otherEnds(before, before)) return 'mixes line ends';
    for (const { at, text } of edits) {
        if (!text.includes('\n') && !text.includes('\r')) continue;
        if (/[ \t]+(?=[\r\n])/.test(text)) return 'leaves spaces at the end of a line';
        if (at[0] === at[1] && before.slice(0, at[0]).trim() && !/^[\r\n]/.test(text)) return 'begins no line';
    }
    return undefined;
}

async function tryAll(
    trials: readonly Trial[],
): Promise<{ readonly tried: number; readonly faults: readonly string[]; readonly refused: readonly string[] }> {
    const trying = new Trying();
    await trying.start();
    const faults: string[] = [];
    const refusals: string[] = [];
    let tried = 0;
    for (const { name, text } of trials) {
        const { offers, refused } = await trying.offers(text);
        refusals.push(...refused.map(title => `${name}: ${title}`));
        for (const offer of offers) {
            tried++;
            const fault = faultOf(offer);
            if (fault) faults.push(`${name}: ${offer.title}: ${fault}\n${applyEdits(offer.before, offer.edits)}`);
        }
    }
    return { tried, faults, refused: refusals };
}

describe(`fixes (seed ${SEED}${FULL ? ', all' : ''})`, function () {
    this.timeout(FULL ? 3_600_000 : 120_000);

    for (const { name, text, offers: wanted } of FOUND) {
        it(`break no text with ${name}, and are offered there`, async () => {
            const trying = new Trying();
            await trying.start();
            const { offers } = await trying.offers(text);
            for (const pattern of wanted)
                assert.ok(
                    offers.some(({ title }) => pattern.test(title)),
                    String(pattern),
                );
            for (const offer of offers) assert.equal(faultOf(offer), undefined, `${offer.title}\n${applyEdits(text, offer.edits)}`);
        });
    }

    it('break no sound text, however it is laid out', async () => {
        const { tried, faults, refused } = await tryAll(sampled([...laidOut()], 30));
        console.log(`      ${tried} fixes of sound texts, seed ${SEED}; ${refused.length} not offered`);
        if (process.env.REFUSED) console.log(refused.join('\n'));
        assert.deepEqual(faults, []);
        assert.ok(tried > 100);
    });

    it('add nothing that can’t be read to a text that is broken', async () => {
        const { tried, faults, refused } = await tryAll([...damaged(FULL ? 10_000 : 30)]);
        console.log(`      ${tried} fixes of damaged texts, seed ${SEED}; ${refused.length} not offered`);
        assert.deepEqual(faults, []);
        assert.ok(tried > 100);
    });
});
