/** Writes what the judged texts of the library teach (`language/library/assertions.json`). With `--figures`, how well others' texts are read. */
import { writeFileSync } from 'node:fs';
import { isDenial } from '../language/assess/assertion.ts';
import { crossValidate, learn, readJudged, readSenses } from './learn-assertions.ts';

const judged = readJudged();
const senses = readSenses();
writeFileSync(new URL('../language/library/assertions.json', import.meta.url), `${JSON.stringify(learn(judged, senses))}\n`);
if (process.argv.includes('--figures')) console.table(crossValidate(judged, senses, isDenial));
