import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lineWith } from '../support/person/editor.ts';
import { place, withWorkbench } from '../support/person/open-workbench.ts';

import { openFile, openProblems, runCommand } from '../support/person/workbench.ts';

/** A command that shows when it has run: a new file is open. */
const COMMAND = 'command:workbench.action.files.newUntitledFile';

const FILE = 'exampleshire/strange.care';

const requirement = (id: string, address: string): string => `
  must ${id} "Medicines" {
    says: "There is a policy on medicines."
    basis: local
    source: "NHS England" <${address}> checked 2026-01-01
    applies to services
    expects policy medicines
  }`;

/** What a stranger might put into a folder: a command as the source of a requirement, and in a link of a text. */
const STRANGE = `guidance STRANGE "Strange" {${requirement('STRANGE-01', COMMAND)}${requirement('STRANGE-02', 'https://example.org/page')}
}

service strange "Strange" {
  follows: STRANGE
  aims {
    - "See [us](${COMMAND})."
  }
}
`;

describe('a person who opens a stranger’s folder', () => {
    const workbench = withWorkbench();
    const path = (): string => join(place('WORKBENCH_WORKSPACE'), FILE);

    before(() => writeFileSync(path(), STRANGE));
    after(() => rmSync(path()));

    it('clicks the codes and links of it, and no command of the stranger runs', async () => {
        const { page, screenshot } = workbench();
        const untitled = page.locator('.tab', { hasText: 'Untitled' });
        await openFile(page, FILE);
        for (const text of [`<${COMMAND}>`, `[us](${COMMAND})`]) {
            const link = lineWith(page, text).getByText(COMMAND).last();
            await link.click({ modifiers: ['ControlOrMeta'] });
        }
        const rows = await openProblems(page, 'STRANGE-0');
        const [strange, good] = ['STRANGE-01', 'STRANGE-02'].map(id => rows.filter({ hasText: id }));
        assert.ok(strange && good);
        // The page of a web source is linked at its code, so a link at the other one would be seen.
        await good.locator('a', { hasText: 'STRANGE-02' }).waitFor();
        assert.equal(await strange.count(), 1);
        assert.equal(await strange.locator('a', { hasText: 'STRANGE-01' }).count(), 0);
        await strange
            .getByText('STRANGE-01')
            .last()
            .click({ modifiers: ['ControlOrMeta'] });
        await screenshot('links');
        // The same command from the palette is seen: by now each click has had the time to do as much.
        await runCommand(page, 'File: New Untitled Text File');
        await untitled.first().waitFor();
        assert.equal(await untitled.count(), 1);
    });
});
