import assert from 'node:assert/strict';
import { cellWords } from '../../documents/tree/document-tree.ts';
import { blockWords } from '../../documents/tree/prose.ts';
import { generated } from './generated.ts';
import { exampleWorld, worldOf } from './world.ts';

/** What a coverage report says of each requirement, by its code. */
function saidIn(text: string, name = 'harbour'): ReadonlyMap<string, string> {
    const { tree } = generated('coverage', worldOf({ 'harbour.care': text }), { services: [name], reviews: [] });
    const rows = tree.root.children.flatMap(node => (node.type === 'dataTable' && node.forSheets ? node.rows : []));
    return new Map(
        rows.map(([requirement, , said]) => [
            String(requirement && cellWords(requirement)).split(':')[0] ?? '',
            (said?.children ?? []).map(blockWords).join('\n'),
        ]),
    );
}

const REQUIREMENTS = [
    ['TEAM-01', 'expects caseload at most 20 people'],
    ['TEAM-02', 'expects role pharmacist'],
    ['CARE-01', 'expects offer employment-support'],
    ['CARE-02', 'expects ages with from at most 18 years'],
    ['CARE-03', 'expects statement'],
    ['POL-01', 'expects policy medicines with audit at most 12 months'],
    ['POL-02', 'expects policy medicines mentioning "missed dose"'],
    ['POL-03', 'expects policy medicines with audit at most 12 months\n    expects policy medicines mentioning "missed dose"'],
    ['POP-02', 'expects expected with people at least 5 people\n    expects expected mentioning "counted"'],
    ['POP-01', 'expects includes homelessness\n    expects includes trauma'],
].map(([code, expects]) => `  must HARBOUR-${code} "Standard ${code}" {\n    says: "As agreed."\n    basis: local\n    ${expects}\n  }`);

const HARBOUR = `guidance HARBOUR "Harbour standards" {
${REQUIREMENTS.join('\n')}
}

service harbour "Harbour team" {
  model: assertive-outreach
  follows: HARBOUR
  population {
    ages: 30 and over
    expected: 90 people "They were counted from the lists of the harbour, the hostels, the night shelter and the two practices by the quay, name by name, each quarter."
    includes: isolation, homelessness, trauma, autism "All of **them** are *welcome*."
  }
  team {
    caseload: at most 35 people per key-worker
    pharmacist: 0.4 wte shared
  }
  offers {
    employment-support: every 2 weeks "At the **jobs club**." meets HARBOUR-CARE-01
  }
  policy medicines {
    owner: "Chief Pharmacist"
    audit: every 6 months
    """
    Nobody goes without. A missed dose is followed up by telephone, and by a visit on the same day.
    """
  }
}
`;

describe('the words that outcomes rest on', () => {
    const said = saidIn(HARBOUR);

    it('are what lines say, and not how they are written', () => {
        assert.equal(said.get('HARBOUR-TEAM-02'), 'Pharmacist: 0.4 WTE (shared).');
        assert.equal(said.get('HARBOUR-CARE-01'), 'Employment support: every 2 weeks. “At the jobs club.”');
        assert.match(said.get('HARBOUR-TEAM-01') ?? '', /It says: People for each worker: at most 35 people per key worker\.$/);
        assert.match(said.get('HARBOUR-CARE-02') ?? '', /It says: Ages: 30 and over\.$/);
    });

    it('say once what a line and its sentence say', () => {
        assert.match(said.get('HARBOUR-POP-02') ?? '', /^How many people are expected: 90 people\. “They were counted from [^\n]*…”$/);
    });

    it('name of a list what counts', () => {
        assert.equal(
            said.get('HARBOUR-POP-01'),
            'Who the service is for: homelessness or insecure housing and trauma. “All of them are welcome.”',
        );
    });

    it('are of a policy who owns and checks it, or its sentence, whole', () => {
        assert.equal(
            said.get('HARBOUR-POL-01'),
            'Policy on medicines. Owner: Chief Pharmacist. Audit: every 6 months. “Nobody goes without. A missed dose is followed up by telephone, and by a visit on the same day.”',
        );
        assert.equal(
            said.get('HARBOUR-POL-02'),
            'Policy on medicines: “A missed dose is followed up by telephone, and by a visit on the same day.”',
        );
        assert.equal(said.get('HARBOUR-POL-03'), said.get('HARBOUR-POL-01'), 'not the sentence once more');
    });

    it('tell readers nothing of what to write into a file', () => {
        assert.equal(said.get('HARBOUR-CARE-03'), 'No line claims to answer this.');
    });

    it('have no sign of the language in any report of the examples', () => {
        const world = exampleWorld();
        for (const kind of ['service', 'review'] as const) {
            for (const name of kind === 'service'
                ? ['city-outreach', 'coast-fact', 'crisis-home-treatment', 'early-intervention', 'community-rehabilitation']
                : ['exampleshire-2024']) {
                const selection = kind === 'service' ? { services: [name], reviews: [] } : { services: [], reviews: [name] };
                const { tree } = generated('coverage', world, selection);
                for (const node of tree.root.children) {
                    if (node.type !== 'dataTable' || !node.forSheets) continue;
                    const cells = [...node.rows.flatMap(row => row.slice(2, 3)), ...node.forSheets.flatMap(({ cells: own }) => own)];
                    for (const each of cells)
                        assert.doesNotMatch(
                            String(cellWords(each)),
                            /\*\*|"""|`|\bmeets [A-Z]|\bwte\b(?! for)|\d{4}-\d\d-\d\d|“[a-z]+-[a-z-]+: /,
                            name,
                        );
                }
            }
        }
    });

    it('are in a workbook beside the reason, each in a column', () => {
        const { tree } = generated('coverage', exampleWorld(), { services: ['coast-fact'], reviews: [] });
        const [table] = tree.root.children.filter(node => node.type === 'dataTable' && node.forSheets);
        assert.deepEqual(table?.type === 'dataTable' && table.forSheets?.map(({ title }) => title), [
            'Weight',
            'The text says',
            'Why',
            'Who asks for it, and where',
        ]);
    });
});
