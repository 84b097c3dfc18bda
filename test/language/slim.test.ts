import assert from 'node:assert/strict';
import { NameIndex } from '../../language/names/name-index.ts';
import { glance, mayDeclareForOthers } from '../../language/syntax/glance.ts';

import { slim } from '../../language/workspace/document-index.ts';
import { exampleFiles } from '../support/example-files.ts';
import { processorTime } from '../support/processor-time.ts';
import { factsOf } from '../support/read-text.ts';

describe('slim documents', () => {
    it('keep names, guidance and who their services are, and nothing that these say', () => {
        for (const { name, text } of exampleFiles()) {
            const facts = factsOf(text, name);
            const light = slim(facts);
            assert.deepEqual(light.declarations, JSON.parse(JSON.stringify(facts.declarations)));
            assert.equal(light.guidance, facts.guidance);
            assert.deepEqual(
                light.services.map(service => [service.name, service.title, service.status, service.follows]),
                facts.services.map(service => [service.name, service.title, service.status, service.follows]),
            );
            assert.deepEqual(
                [light.texts, light.references, light.dates, light.services.flatMap(service => service.elements)],
                [[], [], [], []],
            );
        }
    });

    it('do not change what the names are', () => {
        const all = exampleFiles().map(({ name, text }) => factsOf(text, name));
        const names = new NameIndex(all);
        const { version } = names;
        for (const facts of all) names.add(slim(facts));
        assert.equal(names.version, version);
    });
});

describe('what others depend on', () => {
    it('is seen in a text wherever a block can begin', () => {
        for (const text of [
            'vocabulary roles {}',
            '\n  guidance A "A" {',
            '} template t {',
            '/* x */ guidance\nA',
            '\uFEFFtemplate t',
            '{}vocabulary x',
            'x "X" vocabulary roles {',
            ': guidance A "A" // {\n extends B, C {',
            'vocab\u00ADulary roles {',
            '§ template /* { */ t “T” {',
        ]) {
            assert.ok(mayDeclareForOthers(text), text);
        }
        for (const text of [
            'service a {\n context: "The guidance says so."\n}',
            'service a {\n  template: "x"\n}',
            '  guidance-note x',
            'service a { note: "guidance" meets A\n policy x { } }',
            'a-guidance x {',
            'service a {\n  note: """\n    The guidance says so.\n    """\n  team {\n  }\n}',
        ]) {
            assert.ok(!mayDeclareForOthers(text), text);
        }
    });

    it('is seen in every document that has such names', () => {
        for (const { name, text } of exampleFiles()) {
            const { guidance, templates, vocabularies } = factsOf(text, name);
            assert.equal(mayDeclareForOthers(text), guidance.length + templates.length + vocabularies.length > 0, name);
        }
    });
});

describe('announced names', () => {
    it('are all that a text gives to services and reviews', () => {
        const text = 'service a-b {} /* service no */ review\n// review c\n c-d "T" using x {}\n service / "é" été {} service';
        assert.deepEqual([...glance(text).names].slice(0, 4), ['a-b', 'no', 'c-d', 'été']);
        for (const { name, text } of exampleFiles()) {
            const announced = glance(text).names;
            const { services, reviews } = factsOf(text, name);
            for (const subject of [...services, ...reviews]) assert.ok(announced.has(subject.name), `${name}: ${subject.name}`);
        }
    });

    it('are those too after a comment that is never closed, and after such a word in a comment', () => {
        for (const [text, name] of [
            ['/* a review\n of a */ review/* r-2 "Review" using x {\n}\n', 'r-2'],
            ['/* a review\n/* a review\n of a */ review team "Review" using x {\n}\n', 'team'],
        ] as const) {
            assert.deepEqual(
                factsOf(text, 'a.care').reviews.map(each => each.name),
                [name],
                text.slice(0, 60),
            );
            assert.ok(glance(text).names.has(name), text.slice(0, 60));
        }
    });

    it('are found quickly in any text', () => {
        const took = processorTime(() => {
            for (const part of [
                'service ',
                'service/',
                'service//',
                'service/*',
                'service"',
                '/* */',
                '}',
                '\n',
                ' ',
                '"" ',
                '// \n',
                '/*',
            ]) {
                glance(`service${part.repeat(20_000)}`);
                glance(part.repeat(20_000));
                mayDeclareForOthers(part.repeat(20_000));
            }
        });
        assert.ok(took < 5000, `${took} ms`);
    });
});
