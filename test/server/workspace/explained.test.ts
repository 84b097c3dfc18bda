import assert from 'node:assert/strict';
import type { DocumentFacts } from '../../../language/model/facts.ts';
import { Checker } from '../../../language/workspace/checker.ts';
import type { SubjectCoverage } from '../../../server/protocol.ts';
import { startEditor, uriOf } from '../support/editor.ts';

const FILES = {
    'local.care': 'guidance LOCAL "Local" {\n  must L-1 "A team type" { says: "x" basis: local expects team type }\n}\n',
    'open.care': 'service one "One" {\n  follows: LOCAL\n  team type: A08\n}\n',
    'closed.care': 'service two "Two" {\n  follows: LOCAL\n  team type: A08\n}\n',
};

describe('why a requirement is met', () => {
    const original = Checker.prototype.assessments;
    const explained: (readonly [uri: string, explain: boolean | undefined])[] = [];
    beforeEach(() => {
        explained.length = 0;
        Checker.prototype.assessments = function (this: Checker, document: DocumentFacts, explain?: boolean) {
            explained.push([document.uri, explain]);
            return original.call(this, document, explain);
        };
    });
    afterEach(() => {
        Checker.prototype.assessments = original;
    });

    it('is put into words for documents that are open, and for others when somebody asks', async () => {
        const editor = await startEditor(FILES);
        await editor.openDocument(uriOf('open.care'));
        await editor.quiet();
        const of = (path: string) => new Set(explained.filter(([uri]) => uri === uriOf(path)).map(([, explain]) => explain));
        assert.deepEqual(of('open.care'), new Set([true]));
        assert.deepEqual(of('closed.care'), new Set([false]));
        for (const path of ['open.care', 'closed.care']) {
            const [subject] = await editor.connection.sendRequest<readonly SubjectCoverage[]>('carewright/coverage', { uri: uriOf(path) });
            assert.match(subject?.guidance[0]?.sections[0]?.requirements[0]?.reason ?? '', /team type/i, path);
        }
        assert.deepEqual(of('closed.care'), new Set([false, true]));
        await editor.stop();
    });
});
