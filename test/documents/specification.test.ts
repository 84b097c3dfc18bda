import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import layoutSchema from '../../docs/schemas/layout.schema.json' with { type: 'json' };
import { LAYOUTS, layoutProblems, sectionsOf } from '../../documents/content/layouts.ts';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { makeContext } from '../../documents/model/context.ts';
import { blockWords, proseWords } from '../../documents/tree/prose.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';
import { generated, NEWER, OLDER } from './generated.ts';
import { exampleWorld, fixture, worldOf } from './world.ts';

/** Letters and digits only, so that markup, line breaks and punctuation do not count. */
function bare(text: string): string {
    return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}

describe('a specification', () => {
    const world = exampleWorld();
    const services = exampleFiles().flatMap(({ name, text }) =>
        factsOf(text, name).services.map(service => ({ name: service.name, text, uri: name })),
    );

    for (const { name, uri, text } of services) {
        for (const layout of LAYOUTS) {
            it(`says every word that ${name} says, in the ${layout.name} layout`, () => {
                const { tree } = generated('specification', world, { services: [name], layout });
                const words = bare(
                    tree.root.children
                        .map(node =>
                            node.type === 'dataTable'
                                ? node.rows
                                      .flat()
                                      .flatMap(({ children }) => children.map(blockWords))
                                      .join(' ')
                                : blockWords(node),
                        )
                        .join(' '),
                );
                const facts = factsOf(text, uri);
                const [start, end] = facts.services.find(service => service.name === name)?.whole ?? [0, 0];
                const lost = facts.texts
                    .filter(({ at }) => at[0] >= start && at[1] <= end)
                    .filter(({ text: said }) => !words.includes(bare(proseWords(said))));
                assert.deepEqual(
                    lost.map(({ text: said }) => said),
                    [],
                );
            });
        }
    }

    it('has every value, in either layout', () => {
        const values = [
            ...[
                'S/1',
                'Draft',
                '18 and over',
                '40 people',
                '09:00 to 17:00, weekdays',
                'Within 5 working days',
                'At most 12 people per key worker',
            ],
            ...[
                '3 WTE (shared)',
                'Every 2 weeks',
                '15 January 2026 by Quality Committee',
                'within 1 working day',
                'Every 6 months',
                'At least 60%',
            ],
            ...['quarterly', 'At least 80%', '1 April 2026 to 31 March 2027', '31 January 2027', '10 January 2026', 'NICE CG178', 'Police'],
        ];
        for (const layout of LAYOUTS) {
            const text = renderMarkdown(
                generated('specification', worldOf({ 'small.care': fixture('small.care') }), { services: ['small'], layout }).tree,
            );
            assert.deepEqual(
                values.filter(value => !text.includes(value)),
                [],
                layout.name,
            );
        }
    });

    it('has the headings of its layout, in their order', () => {
        for (const layout of [NEWER, OLDER]) {
            const { tree } = generated('specification', world, { layout });
            const headings = tree.root.children.flatMap(node => (node.type === 'heading' ? [blockWords(node)] : []));
            const wanted = sectionsOf(layout).map(({ number, heading }) => [number, heading].filter(Boolean).join(' '));
            assert.deepEqual(
                headings.filter(heading => wanted.includes(heading)),
                wanted,
            );
        }
    });

    it('puts what a layout has no place for behind it', () => {
        const layout = { ...NEWER, sections: [{ heading: 'Only aims', parts: ['aims'] }] };
        const { tree } = generated('specification', world, { layout });
        const text = renderMarkdown(tree);
        assert.ok(text.includes('## Further parts of the specification'));
        assert.ok(text.indexOf('Only aims') < text.indexOf('Key workers; two can prescribe'));
    });

    it('shows lines that could not be read or placed, and loses none', () => {
        const small = fixture('small.care').replace('  status: draft\n', '  status: draft\n  colour: "blue"\n  version: nothing "there\n');
        const text = renderMarkdown(generated('specification', worldOf({ 'small.care': small }), { services: ['small'] }).tree);
        assert.ok(text.includes('## Lines that Carewright could not place'));
        assert.match(text, /colour: "blue"/);
        assert.match(text, /version: nothing/);
    });

    it('names the guidance with its day, the version, and what nobody has checked; and never says compliant', () => {
        for (const kind of [
            'specification',
            'blank-specification',
            'review',
            'blank-review',
            'board-paper',
            'coverage',
            'action-plan',
        ] as const) {
            const text = renderMarkdown(generated(kind, world, { annex: true }).tree);
            assert.match(text, /Made with Carewright 0\.0\.0/, kind);
            assert.match(text, /26 July 2024/, kind);
            assert.match(text, /have not been checked against their source/, kind);
            assert.doesNotMatch(text, /\bcomplian/i, kind);
        }
    });

    it('uses a layout of a board’s own, and says what is wrong with one', () => {
        const validate = new Ajv().compile(layoutSchema);
        for (const layout of LAYOUTS) {
            assert.ok(validate(layout), JSON.stringify(validate.errors));
            assert.deepEqual(layoutProblems(layout), []);
        }
        assert.deepEqual(layoutProblems({ ...NEWER, sections: [{ heading: 'A', parts: ['nothing'] }] }).length, 1);
        assert.ok(layoutProblems([]).length && layoutProblems({}).length && layoutProblems({ ...NEWER, sections: [{}] }).length);
        let deep: unknown = { heading: 'deep' };
        for (let level = 0; level < 10; level++) deep = { heading: 'deep', sections: [deep] };
        assert.ok(layoutProblems({ ...NEWER, sections: [deep] }).length);
    });
});

describe('the files that documents are made from', () => {
    it('are read once while they are kept, and forgotten when they were not asked for longest', () => {
        const read: string[] = [];
        const { names } = exampleWorld();
        const textOf = (uri: string): string => {
            read.push(uri);
            return '';
        };
        const context = makeContext({ names, parse: parseCare, version: '0.0.0', today: '2026-11-22', textOf, pathOf: uri => uri });
        const many = Array.from({ length: 100 }, (_, number) => `${number}.care`);
        for (const uri of many) for (const each of ['always.care', uri, uri]) context.source(each);
        assert.deepEqual(read, ['always.care', ...many]);
        context.source('99.care');
        context.source('0.care');
        assert.deepEqual(read, ['always.care', ...many, '0.care']);
    });
});
