import assert from 'node:assert/strict';
import { comments, importWord, LISTS, read, service } from './imported-text.ts';
import { bold, cell, head, NAMESPACES, para, point, run, STYLES, table, type WordParts, wordFile } from './word-builder.ts';
import { exampleWorld } from './world.ts';

const world = exampleWorld();

describe('headings of a Word file', () => {
    it('that say a clause are text, and stay', () => {
        const imported = read(
            head('3.1 The team sees every person at least once a week.') +
                head('3.2 The team does not discharge people who miss appointments.') +
                head('4 Aims') +
                para('To help.'),
        );
        assert.match(service(imported), /3\.1 The team sees every person at least once a week\.\s+3\.2 The team does not discharge/);
        assert.match(service(imported), /aims \{\s+- "To help\."/);
        const outline = '<w:outlineLvl w:val="2"/>';
        const clauses = read(
            para('The provider shall see people within 4 weeks.', outline) + para('The provider shall not discharge people.', outline),
        );
        assert.match(service(clauses), /within 4 weeks\.\s+The provider shall not discharge people\./);
    });

    it('in bold that end as a sentence, or have no text under them, are text', () => {
        const imported = read(
            para('Discharge') +
                bold('Nobody is discharged because they missed an appointment.') +
                bold('People are seen within 72 hours.') +
                head('Aims') +
                para('To help.'),
        );
        assert.match(
            service(imported),
            /\*\*Nobody is discharged because they missed an appointment\.\*\*\s+\*\*People are seen within 72 hours\.\*\*/,
        );
    });

    it('in bold are below the heading with a style that is above them', () => {
        const imported = read(head('Aims', 3) + bold('Recovery') + para('To help people.'));
        assert.match(service(imported), /aims \{\s+- "\*\*Recovery\.\*\* To help people\."/);
    });

    it('at the end of a file are kept', () => {
        assert.match(
            service(read(para('Text.') + head('Signed: Director of Commissioning, 3 March 2026'))),
            /Signed: Director of Commissioning, 3 March 2026/,
        );
    });

    it('with no text under them are no part of the section before, unless they are below its heading', () => {
        const clauses = head('5.1 Staff visit each person on two days a week') + head('5.2 A missed visit is followed by a call.');
        const after = read(head('Aims') + para('To help.') + clauses + head('Signature page'));
        assert.deepEqual(service(after).match(/^ {4}- .*/gm), ['    - "To help."']);
        for (const words of ['5.1 Staff visit', '5.2 A missed visit', 'Signature page']) {
            assert.match(service(after), new RegExp(`note: [^}]*${words}`, 's'));
            assert.equal(service(after).split(words).length, 2, after.text);
        }
        assert.ok(after.notes.some(note => /could not be placed.*“5\.1 Staff visit each person on two days a week”/.test(note)));
        const below = read(
            head('Aims', 1) + para('To help.') + head('To see people twice a week.') + head('Outcomes', 1) + para('Fewer crises.'),
            {},
            head('Team', 1),
        );
        assert.deepEqual(service(below).match(/^ {4}- .*/gm), [
            '    - "To help."',
            '    - "To see people twice a week."',
            '    - "Fewer crises."',
        ]);
    });

    it('that say more than the name of their part are kept with it', () => {
        const imported = read(head('Exclusion criteria (agreed June 2025)') + para('People under 18.'));
        assert.match(service(imported), /excludes: """\s+\*\*Exclusion criteria \(agreed June 2025\)\*\*\s+People under 18\./);
    });

    it('with both, or with a negation, place nothing: all of it is one note, and reported', () => {
        for (const heading of [
            'Inclusion/Exclusion Criteria',
            'Referral criteria, inclusions and exclusions',
            'No exclusions on grounds of substance use',
            '3.2 Aims that the service does not have',
            'Exclusion criteria (people in crisis are never excluded)',
            'Any acceptance and exclusion criteria and thresholds',
        ]) {
            const imported = read(head(heading) + para('Adults with psychosis.') + point('People who use drugs', 1), { numbering: LISTS });
            assert.ok(
                service(imported).includes(`**${heading}**\n\n    Adults with psychosis.\n\n    - People who use drugs`),
                imported.text,
            );
            assert.doesNotMatch(service(imported), /excludes:|includes:|aims \{/);
            assert.ok(
                imported.notes.some(note => note.includes(`“${heading}” was not placed`)),
                heading,
            );
        }
    });

    it('are matched whole, never by a part of them', () => {
        const imported = read(
            head('Needle exchange and Venice Road clinic') +
                para('Open daily.') +
                head('Exclusions from the out-of-hours service') +
                para('None.'),
        );
        assert.doesNotMatch(service(imported), /standards:|excludes:/);
    });

    it('about who is not accepted place no text that says the opposite', () => {
        const imported = read(head('Exclusion criteria') + para('The service will not exclude people who use drugs.'));
        assert.doesNotMatch(service(imported), /excludes:/);
        assert.match(comments(imported), /“Exclusion criteria” was not placed/);
        assert.doesNotMatch(service(read(head('Eligibility') + para('People under 18 are not accepted.'))), /includes:/);
    });

    it('about who is not accepted place names of groups, and no sentence that may say who is', () => {
        const excludes = (words: string): boolean => /excludes:/.test(service(read(head('Exclusion criteria') + para(words))));
        for (const words of [
            'The service is open to all adults.',
            'People with personality disorder can be referred.',
            'The service sees people who use substances.',
            'People are offered care whatever their diagnosis.',
            'Under 18s, save where CAMHS agrees.',
            'All referrals will be considered.',
            'Will see anyone.',
            'Open access: all comers.',
            'Zero exclusions apply.',
            'N/A',
            'Nil',
        ])
            assert.equal(excludes(words), false, words);
        for (const words of [
            'People under 18.',
            'Under 18s',
            'People whose primary need is drug treatment',
            'People who are registered with a GP elsewhere',
            'Primary diagnosis of dementia or acquired brain injury',
        ])
            assert.equal(excludes(words), true, words);
    });

    it('about who is accepted place no text about those who go elsewhere', () => {
        const includes = (words: string): boolean => /includes:/.test(service(read(head('Acceptance criteria') + para(words))));
        for (const words of [
            'People under 18 go to CAMHS.',
            'Adults, but those with dementia are seen elsewhere.',
            'Everyone bar people in prison.',
            'Over 18; people living elsewhere are redirected.',
            'Inability to consent rules people out.',
        ])
            assert.equal(includes(words), false, words);
        for (const words of ['Adults with psychosis', 'The person is 18 or older.']) assert.equal(includes(words), true, words);
    });

    it('under one with a negation are kept with it', () => {
        const imported = read(head('What the service does not do', 2) + head('Aims', 3) + para('To replace general practice.'));
        assert.match(service(imported), /\*\*What the service does not do › Aims\*\*\s+To replace general practice\./);
        assert.doesNotMatch(service(imported), /aims \{/);
    });

    it('in a style that builds on Heading 1 are headings', () => {
        const styles = `${STYLES}<w:style w:type="paragraph" w:styleId="Trust"><w:name w:val="Trust Heading"/><w:basedOn w:val="Heading1"/></w:style>`;
        const trust = (words: string): string => para(words, '<w:pStyle w:val="Trust"/>');
        const imported = read(trust('Aims') + para('To help.') + trust('Exclusion criteria') + para('People under 18.'), { styles });
        assert.match(service(imported), /aims \{\s+- "To help\."/);
        assert.match(service(imported), /excludes: "People under 18\."/);
        assert.match(imported.text, /^service community-team "Community team"/);
    });

    it('of any depth, and the first of all, are read', () => {
        assert.match(service(read(head('Deep', 9) + para('Text.'))), /\*\*Deep\*\*\s+Text\./);
        const first = read(head('1. Service Specification: Community Rehabilitation', 1) + para('Words.'), {}, '');
        assert.match(first.text, /^service \S+ "Service Specification: Community Rehabilitation"/);
    });
});

describe('lists of a Word file', () => {
    it('stay with what leads into them', () => {
        for (const lead of ['The service will not:', 'The following are not offered:', 'Exceptions:', 'We work with these people.']) {
            const imported = read(head('Service description') + para(lead) + point('discharge people', 1) + point('refuse people', 1), {
                numbering: LISTS,
            });
            assert.ok(service(imported).includes(`${lead}\n\n      - discharge people\n      - refuse people`), imported.text);
            assert.equal(service(imported).match(/^ {4}- /gm)?.length, 1, imported.text);
        }
    });

    it('that are turned round by what leads into them are reported', () => {
        const told = (lead: string, heading = 'Aims'): readonly string[] =>
            read(head(heading) + para(lead) + point('replace doctors', 1) + point('shut beds', 1), { numbering: LISTS }).notes.filter(
                note => /may say that what follows it is not so/.test(note),
            );
        assert.deepEqual(told('It is not our aim to'), [
            '“It is not our aim to” may say that what follows it is not so. Both stay together in aims. Read them, and decide where they belong.',
        ]);
        assert.equal(told('Staff must never:', 'Service description').length, 1);
        assert.equal(told('We mean to:').length, 0);
        assert.equal(told('Nobody waits for long.').length, 0);
    });

    it('do so too where a line that says “not” has no colon', () => {
        const imported = read(
            head('Service description') + para('The service does not do the following') + para('discharge people') + para('refuse people'),
        );
        assert.equal(service(imported).match(/^ {4}- /gm)?.length, 1, imported.text);
        const sentences = read(
            head('Service description') + para('Nobody is discharged for missing appointments.') + para('People are seen weekly.'),
        );
        assert.equal(service(sentences).match(/^ {4}- /gm)?.length, 2, sentences.text);
    });

    it('do so too where a point leads into a deeper one, also at a level that the numbering does not have, or into paragraphs', () => {
        const lead = point('People stay in touch.', 1) + point('The service will not:', 1);
        const deeper = read(head('Outcomes') + lead + point('discharge people', 1, 1), { numbering: LISTS });
        assert.match(service(deeper), /The service will not:\s+- discharge people/);
        const after = read(head('Outcomes') + lead + para('discharge people'), { numbering: LISTS });
        assert.match(service(after), /The service will not:\s+discharge people/);
        assert.equal(service(after).match(/^ {4}- /gm)?.length, 1, after.text);
    });

    it('do so too where they are paragraphs, numbered in another way, in a table, or led into in bold', () => {
        const paragraphs = read(
            head('Service description') + para('The service will not:') + para('discharge people') + para('refuse people'),
        );
        assert.equal(service(paragraphs).match(/^ {4}- /gm)?.length, 1, paragraphs.text);
        const numbers = read(
            head('Service description') + point('The service will not:', 2) + point('discharge people', 3) + point('refuse people', 3),
            { numbering: LISTS },
        );
        assert.equal(service(numbers).match(/^ {4}- /gm)?.length, 1, numbers.text);
        const inTable = read(head('Service description') + para('The following are not offered:') + table(['A', 'B'], ['1', '2']));
        assert.match(service(inTable), /The following are not offered:\s+\| A \| B \|/);
        const lead = read(head('Service description') + bold('The service will not:') + point('discharge people', 1), { numbering: LISTS });
        assert.match(service(lead), /\*\*The service will not:\*\*\s+- discharge people/);
    });

    it('have the labels that Word shows', () => {
        const listed = (...points: readonly string[]): string => service(read(head('Notes') + points.join(''), { numbering: LISTS }));
        assert.match(listed(point('Assessment', 3), point('Planning', 3)), /- \(a\) Assessment\n\s+- \(b\) Planning/);
        assert.match(
            listed(point('One', 2), point('Deep', 2, 1), point('Deeper', 2, 2), point('Two', 2)),
            /1\. One\n\n?\s+- 1\.1 Deep\n\n?\s+- \(a\) Deeper\n\n?\s+2\. Two/,
        );
        assert.match(listed(point('Steps', 4), point('a dash', 4, 1)), /1\. Steps\n\n?\s+- a dash/);
        // A list that begins below the first level, and one that leaves out a level.
        assert.match(listed(point('One', 2, 2), point('Two', 2, 2)), /^ {4}- \(a\) One\n {4}- \(b\) Two$/m);
        assert.match(listed(point('One', 3), point('Deep', 2, 2), point('Deep too', 2, 2)), /\n( +)- \(a\) Deep\n\1- \(b\) Deep too/);
        assert.match(listed(point('Five', 6), para('Between.'), point('Six', 6)), /5\. Five\s+Between\.\s+6\. Six/);
        assert.match(listed(point('First', 7), point('Second', 7)), /- I\. First\n\s+- II\. Second/);
        assert.doesNotMatch(listed(point('Bare', 5)), /[-\d.] Bare/);
    });

    it('start again where Word does, and hang on styles', () => {
        const again = `${LISTS}<w:num w:numId="20"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
        const restarted = service(
            read(head('Notes') + point('One', 2) + point('Two', 2) + para('Then.') + point('Anew', 20), { numbering: again }),
        );
        assert.match(restarted, /1\. One\n\s+2\. Two\s+Then\.\s+1\. Anew/);
        const styles = `${STYLES}<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>`;
        const styled = (words: string): string => para(words, '<w:pStyle w:val="Clause"/>');
        assert.match(
            service(read(head('Notes') + styled('By style') + styled('Again'), { styles, numbering: LISTS })),
            /- \(a\) By style\n\s+- \(b\) Again/,
        );
        const numbered = head('The team meets').replace('</w:pPr>', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>');
        assert.match(service(read(numbered + para('Weekly.'), { numbering: LISTS })), /\*\*1\. The team meets\*\*/, 'headings too');
    });
});

describe('words of a Word file', () => {
    const said = (body: string, parts: WordParts = {}): string => service(read(para(body), parts));

    it('that are struck out, hidden or white are no part of the text, and are kept at the end', () => {
        const styles = `${STYLES}<w:style w:type="paragraph" w:styleId="Old"><w:name w:val="Old"/><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>`;
        for (const properties of ['<w:strike/>', '<w:dstrike/>', '<w:vanish/>', '<w:color w:val="FFFFFF"/>', '<w:rStyle w:val="Gone"/>']) {
            const imported = read(
                head('Aims') + para(run('People are discharged after two appointments.', properties) + run(' Nobody is.')),
                { styles },
            );
            assert.doesNotMatch(service(imported), /People are discharged/);
            assert.match(
                comments(imported),
                /^\/\/ (Struck out|Hidden|White) \(at “Nobody is\.”\): People are discharged after two appointments\.$/m,
            );
            assert.ok(imported.notes.some(note => /1 passage is (struck out|hidden|white)/.test(note)));
        }
        const byStyle = read(head('Aims') + para('To help.') + para('To refuse.', '<w:pStyle w:val="Old"/>'), { styles });
        assert.doesNotMatch(service(byStyle), /To refuse/);
        assert.match(said(run('Kept.', '<w:strike w:val="0"/>')), /Kept\./);
        const shaded = read(
            table(
                [cell(para(run('White on blue', '<w:color w:val="FFFFFF"/>')), '<w:shd w:val="clear" w:fill="003087"/>'), 'B'],
                ['1', '2'],
            ),
        );
        assert.match(service(shaded), /White on blue/, 'white on a colour can be read');
    });

    it('keep fractions, powers, and raised and lowered signs apart', () => {
        const fraction = '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>10</m:t></m:r></m:den></m:f></m:oMath>';
        assert.match(said(run('at most ') + fraction + run(' of it')), /at most 1\/10 of it/);
        const power = '<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>5</m:t></m:r></m:sup></m:sSup></m:oMath>';
        assert.match(said(run('per ') + power + run(' people')), /per 10\^5 people/);
        const other = fraction
            .replaceAll('m:', 'mm:')
            .replace('<mm:oMath', '<mm:oMath xmlns:mm="http://schemas.openxmlformats.org/officeDocument/2006/math"');
        assert.match(said(run('at most ') + other), /at most 1\/10/);
        const up = '<w:vertAlign w:val="superscript"/>';
        assert.match(
            said(run('H') + run('2', '<w:vertAlign w:val="subscript"/>') + run('O; mark') + run('1', up) + run('2 people')),
            /H₂O; mark¹2 people/,
        );
        assert.match(said(run('the 1') + run('st', up) + run(' of May')), /the 1st of May/);
    });

    it('in symbol fonts are what people see', () => {
        const font = (name: string): string => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`;
        assert.match(
            said(run('ü', font('Wingdings')) + run(' applies ') + run('û', font('Wingdings')) + run(' does not')),
            /✓ applies ✗ does not/,
        );
        assert.match(said(run('\uF0FC', font('Wingdings')) + run(' Yes')), /✓ Yes/);
        assert.match(said(run('\uF0FC Yes')), /✓ Yes/, 'also where the font is lost');
        const symbol = (name: string, char: string): string => `<w:r><w:sym w:font="${name}" w:char="${char}"/></w:r>`;
        assert.match(said(symbol('Symbol', 'F0A3') + run(' 4 and ') + symbol('Symbol', 'F0B3') + run(' 2')), /≤ 4 and ≥ 2/);
        assert.match(said(symbol('Wingdings 2', 'F050') + run(' done ') + symbol('Wingdings 2', 'F04F') + run(' open')), /✓ done ✗ open/);
        assert.doesNotMatch(said(symbol('Webdings', 'F061') + symbol('Wingdings 3', 'F061') + run(' x')), /\uFFFD/);
    });

    it('have no soft hyphens and no spaces without a width', () => {
        assert.match(said(run('dis\u00ADcharge and out\u200Breach\u200D')), /discharge and outreach/);
        assert.match(said('<w:r><w:t>dis</w:t><w:softHyphen/><w:t>charge</w:t><w:noBreakHyphen/><w:t>plan</w:t></w:r>'), /discharge-plan/);
    });

    it('in columns made with tabs stay apart', () => {
        assert.match(
            said('<w:r><w:t>Consultant</w:t><w:tab/><w:t>1.0</w:t><w:tab/><w:t>vacant</w:t></w:r>'),
            /Consultant \| 1\.0 \| vacant/,
        );
        for (const label of ['(a)', '3.2', 'iv)', 'A1', 'b.'])
            assert.ok(said(`<w:r><w:t>${label}</w:t><w:tab/><w:t>Assessment</w:t></w:r>`).includes(`${label} Assessment`), label);
        // A short word is no number.
        assert.match(said('<w:r><w:t>Nurse</w:t><w:tab/><w:t>3.0</w:t><w:tab/><w:t>filled</w:t></w:r>'), /Nurse \| 3\.0 \| filled/);
    });

    it('have no numbers of characters in them, however bold they are', () => {
        const text = said(run('8.5.', '<w:b/>') + run('The ') + run('service ', '<w:b/>') + run('is', '<w:i/>') + run('here', '<w:b/>'));
        assert.doesNotMatch(text, /&#x/);
        assert.match(text.replaceAll('*', ''), /8\.5\.The service ishere/);
    });

    it('with their pronunciation have it in brackets', () => {
        const ruby =
            '<w:r><w:ruby><w:rt><w:r><w:t>reading</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>';
        assert.match(said(ruby), /base \(reading\)/);
    });

    it('in a file that is not in the encoding that it declares are read, and that is reported', () => {
        const text = (encoding: string): string =>
            `<?xml version="1.0"${encoding && ` encoding="${encoding}"`}?><w:document ${NAMESPACES}><w:body>${para('caf\u00E9, \u00A3905')}</w:body></w:document>`;
        const latin = (encoding: string): Uint8Array => Uint8Array.from(text(encoding), each => each.charCodeAt(0));
        const declared = importWord(
            wordFile('', { parts: { 'word/document.xml': latin('ISO-8859-1') } }),
            { follows: ['IACM'], title: 'x' },
            world,
        );
        assert.match(declared.text, /café, £905/);
        assert.deepEqual(
            declared.notes.filter(note => note.includes('encoding')),
            [],
        );
        const wrong = importWord(wordFile('', { parts: { 'word/document.xml': latin('') } }), { follows: ['IACM'], title: 'x' }, world);
        assert.match(wrong.text, /café, £905/);
        assert.ok(wrong.notes.some(note => note.includes('not in the encoding that it declares')));
    });
});

describe('criteria for leaving, and ways to refer, in a Word file', () => {
    it('have lines of their own', () => {
        const imported = read(
            head('Discharge criteria') +
                para('People leave when they have been well for two years.') +
                head('Step-down criteria') +
                para('A home that has lasted six months.') +
                head('How to refer') +
                para('Ring 01632 960001.'),
        );
        assert.match(service(imported), /discharge criteria: "People leave when they have been well for two years\."/);
        assert.match(service(imported), /step-down criteria: "A home that has lasted six months\."/);
        assert.match(service(imported), /how to refer: "Ring 01632 960001\."/);
    });
});
