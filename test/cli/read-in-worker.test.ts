import assert from 'node:assert/strict';
import { readInWorker } from '../../cli/workspace/read-in-worker.ts';
import { Refusal } from '../../documents/office/limits.ts';
import { para, run, wordFile } from '../documents/word-builder.ts';

describe('a Word file that is read in a thread', () => {
    const small = wordFile(para('Twelve people are seen.'));
    const large = wordFile(para(run('a ', '<w:b/>') + run('b ', '<w:i/>')).repeat(20_000));

    it('says what it says elsewhere', async () => {
        const { content, main, parts } = await readInWorker(small);
        assert.equal(content.blocks.length, 1);
        assert.equal(main, 'word/document.xml');
        assert.ok(parts.get(main));
    });

    it('is refused with its reason', async () => {
        await assert.rejects(
            readInWorker(new Uint8Array([1, 2, 3])),
            error => error instanceof Refusal && /not a Word file/.test(error.message),
        );
    });

    it('is refused where it needs more time or memory than the bounds', async () => {
        await assert.rejects(
            readInWorker(large, { time: 1, memory: 512 }),
            error => error instanceof Refusal && /more time/.test(error.message),
        );
        await assert.rejects(
            readInWorker(large, { time: 60_000_000, memory: 76 }),
            error => error instanceof Refusal && /more memory/.test(error.message),
        );
    });
});
