import { isPutOff } from '../../language/model/placeholders.ts';
import type { PlaceToFill } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { onRequest } from '../support/requests.ts';
import { allToFillIn } from '../workspace/completions.ts';

/** What is still to be filled in, for those who go from one place to the next. */
export const placeholders: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/placeholders', async ({ uri }): Promise<readonly PlaceToFill[]> => {
            const document = await workspace.load(uri);
            if (!document) return [];
            return allToFillIn(document.facts).map(({ at, text, is }) => ({
                range: rangeOf(document.text, at),
                text,
                isValue: is === 'value',
                isPutOff: isPutOff(text),
            }));
        });
    },
};
