import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Layout } from '../../documents/content/layouts.ts';
import { wordChanges } from '../../documents/redline/redline.ts';
import { findOffice } from '../../scripts/equipment/programs.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { describeWith } from '../support/equipment.ts';
import { seedOfTheDay } from '../support/sampling.ts';
import { all, NEWER, OLDER, partsOf } from './generated.ts';
import { edited } from './random-edits.ts';
import { alone, OF_SUBJECTS, type Side, sideOf } from './redline-sides.ts';

/** Two versions of a service or a review. */
interface Versions {
    readonly older: Side;
    readonly newer: Side;
    readonly layout: Layout;
    readonly about: string;
}

/** Opens files, runs a command of LibreOffice in each, and saves them: one line of the list for each, with `|` between. */
const MACRO = `
Sub Settle(listFile As String)
  Dim number As Integer, line As String, parts
  number = FreeFile
  Open listFile For Input As #number
  Do While Not EOF(number)
    Line Input #number, line
    parts = Split(line, "|")
    If UBound(parts) = 2 Then One(parts(0), parts(1), parts(2))
  Loop
  Close #number
  StarDesktop.terminate()
End Sub
Sub One(source As String, command As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document, dispatcher
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
`;

/** Puts the macro into a profile of LibreOffice: into one that LibreOffice has made, as it writes over what it finds in a new one. */
function writeMacro(profile: string): void {
    const basic = join(profile, 'user/basic');
    mkdirSync(join(basic, 'Standard'), { recursive: true });
    const head = (name: string): string =>
        `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${name} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${name.split(':')[1]}.dtd">\n`;
    const library = 'xmlns:library="http://openoffice.org/2000/library"';
    const escaped = MACRO.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    const files = {
        'Standard/Module1.xba': `${head('script:module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped}</script:module>`,
        'Standard/script.xlb': `${head('library:library')}<library:library ${library} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>`,
        'script.xlc': `${head('library:libraries')}<library:libraries ${library} xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>`,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(basic, name), text);
}

/** The paragraphs of a file that LibreOffice saved, each with its style and its words. */
function paragraphsOf(bytes: Uint8Array): string {
    const lines = all(partsOf(bytes).get('word/document.xml'), 'w:p').map(paragraph => {
        const style = all(paragraph, 'w:pStyle')[0]?.attributes['w:val'] ?? '';
        const words = all(paragraph, 'w:t').map(({ children }) => children.join(''));
        return `${style}: ${words.join('')}`;
    });
    // Between two tables that are removed, LibreOffice leaves an empty paragraph.
    return lines.filter(line => !/^(Caption1|CarewrightGap): $/.test(line)).join('\n');
}

describeWith('LibreOffice', findOffice(), function (soffice) {
    this.timeout(900_000);
    let folder = '';
    const profile = (): string => `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-redline-'));
        execFileSync(soffice(), [profile(), '--headless', '--terminate_after_init'], { stdio: 'ignore' });
        writeMacro(join(folder, 'profile'));
    });
    after(() => folder && rmSync(folder, { recursive: true, force: true }));

    /** Accepts all tracked changes of versions, and rejects all, in LibreOffice: what is left are those versions. */
    function settle(versions: readonly Versions[]): void {
        const url = (name: string): string => pathToFileURL(join(folder, name)).href;
        const list = versions.flatMap(({ older, newer, layout }, index) => {
            const made = wordChanges(newer.type, { older, newer }, layout, {
                author: 'A',
                date: '2026-11-28',
                comment: ['One outcome differs.'],
            });
            assert.ok(made);
            const files = { changes: made, older: alone(older, layout), newer: alone(newer, layout) };
            for (const [which, bytes] of Object.entries(files)) writeFileSync(join(folder, `${index}-${which}.docx`), bytes);
            return [
                `${url(`${index}-changes.docx`)}|.uno:AcceptAllTrackedChanges|${url(`${index}-accepted.out.docx`)}`,
                `${url(`${index}-changes.docx`)}|.uno:RejectAllTrackedChanges|${url(`${index}-rejected.out.docx`)}`,
                // A command that changes nothing: the same way to a text.
                `${url(`${index}-older.docx`)}|.uno:GoToStartOfDoc|${url(`${index}-older.out.docx`)}`,
                `${url(`${index}-newer.docx`)}|.uno:GoToStartOfDoc|${url(`${index}-newer.out.docx`)}`,
            ];
        });
        writeFileSync(join(folder, 'list.txt'), `${list.join('\n')}\n`);
        execFileSync(soffice(), [profile(), '--headless', `macro:///Standard.Module1.Settle("${join(folder, 'list.txt')}")`], {
            stdio: 'ignore',
        });
        const read = (name: string): string => paragraphsOf(readFileSync(join(folder, name)));
        for (const [index, { about }] of versions.entries()) {
            assert.equal(read(`${index}-accepted.out.docx`), read(`${index}-newer.out.docx`), `${about}, accepted`);
            assert.equal(read(`${index}-rejected.out.docx`), read(`${index}-older.out.docx`), `${about}, rejected`);
            assert.ok(read(`${index}-newer.out.docx`).length > 200);
        }
    }

    it('accepts all tracked changes to the newer version, and rejects all to the older one', () => {
        const seed = seedOfTheDay();
        const random = randomNumbers(seed);
        const versions = OF_SUBJECTS.flatMap(({ name, text }, index): readonly Versions[] => {
            const [older, newer] = [sideOf(name, text), sideOf(name, edited(text, random, 12))];
            return older.name === newer.name ? [{ older, newer, layout: index % 2 ? NEWER : OLDER, about: `${name}, seed ${seed}` }] : [];
        });
        assert.ok(versions.length > 3);
        settle(versions);
    });

    it('accepts and rejects tables at the end of a cell, as everywhere else', () => {
        const table = '| a | b |\n|---|---|\n| c | d |';
        const other = '| e | f |\n|---|---|\n| g | h |';
        const texts = [
            'One and two.',
            '- one\n- two',
            `One and two.\n\n${table}`,
            `${table}\n\nOne and two.`,
            table,
            `${table}\n\nNext.\n\n${other}`,
        ];
        const own = (text: string): Side =>
            sideOf(
                'test.care',
                `service a "A" {\n follows: IACM\n offers {\n cbt-for-psychosis """\n${text}\n"""\n peer-support: "Every week."\n}\n}`,
            );
        settle(
            texts.flatMap(from =>
                texts.flatMap(to => (from === to ? [] : [{ older: own(from), newer: own(to), layout: NEWER, about: `${from} to ${to}` }])),
            ),
        );
    });
});
