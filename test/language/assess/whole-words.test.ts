import assert from 'node:assert/strict';
import { mentioned } from '../../../language/assess/wording.ts';

describe('words that a text may mention', () => {
    it('are whole words in messages, whatever is looked for', () => {
        assert.equal(mentioned(['inequalit', 'inequit', 'equity']), '“inequality”, “inequity” or “equity”');
        assert.equal(mentioned(['assess', 'clock', 'been seen', 'are seen']), '“assessment”, “clock”, “been seen” or similar');
    });
});
