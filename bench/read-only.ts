/** Reads every byte of a folder and does nothing else: the physical limit. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] as string;
let bytes = 0;
for (const file of readdirSync(folder)) bytes += readFileSync(join(folder, file)).length;
if (!bytes) process.exitCode = 2;
