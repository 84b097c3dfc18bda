import { withWorkbench } from '../support/person/open-workbench.ts';
import { openSideBar } from '../support/person/panels.ts';
import { openFile } from '../support/person/quick-input.ts';

describe('somebody who wants to know what is missing', () => {
    const workbench = withWorkbench();

    it('opens the coverage view and finds the guidance of the open service', async () => {
        const { page, screenshot } = workbench();
        await openFile(page, 'exampleshire/services/assertive-outreach.care');
        const rows = await openSideBar(page, 'Carewright');
        await rows.filter({ hasText: 'IACM' }).first().waitFor();
        await screenshot('coverage');
    });
});
