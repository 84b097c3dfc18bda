/**
 * Makes the specification of every service of a folder in one format, and writes nothing. Tells on the standard output how long
 * the first took, and how long each of the others: in ms, from the open workspace to the bytes.
 */
import { documentWorld } from '../../cli/workspace/document-world.ts';
import { openWorkspace } from '../../cli/workspace/workspace.ts';
import { LAYOUTS, type Layout } from '../../documents/content/layouts.ts';
import { type DocumentFormat, documentsOf, render } from '../../documents/generate.ts';

const [folder = '', format = ''] = process.argv.slice(2);
const workspace = await openWorkspace([], folder);
const context = await documentWorld(workspace, '2026-07-01');
const services = workspace.documents.flatMap(document => document.services.map(({ name }) => name));
const selection = { services, reviews: [], guidance: ['IACM'], template: 'icb-review-outcome', layout: LAYOUTS[0] as Layout };
const times: number[] = [];
let bytes = 0;
let started = performance.now();
for (const generated of documentsOf('specification', selection, context)) {
    bytes += render(generated, format as DocumentFormat, context).length;
    times.push(performance.now() - started);
    started = performance.now();
}
console.log(JSON.stringify({ first: times[0], rest: times.slice(1), bytes }));
