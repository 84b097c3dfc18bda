import type { ServerWorkspace } from './server-workspace.ts';

/** How long to wait for the names of a workspace that has just been opened, in ms. */
const PATIENCE = 5000;

/** Waits until all names are known, but no longer than a person does: a workspace may never be read to its end. */
export async function whenComplete(workspace: ServerWorkspace): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!workspace.complete && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 25));
}
