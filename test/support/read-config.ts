import { addressOf } from '../../language/model/address.ts';
import { type Config, type ConfigProblem, Configs } from '../../language/workspace/config.ts';
import { asRead } from '../../language/workspace/files.ts';

const FOLDER = addressOf('file:///a/');

/** What a version of Carewright reads in a `carewright.json` that holds a text. */
export async function readConfig(
    text: string,
    version: string,
): Promise<{ readonly config: Config; readonly problems: readonly ConfigProblem[] }> {
    const configs = new Configs({ read: () => asRead(text) }, version);
    await configs.readIn(FOLDER);
    return { config: configs.in(FOLDER), problems: [...configs.problems.values()].flat() };
}
