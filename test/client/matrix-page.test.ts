import assert from 'node:assert/strict';
import { matrixPage } from '../../client/matrix/matrix-page.ts';
import { newNonce } from '../../client/support/page.ts';

describe('the page of the matrix', () => {
    const nonce = newNonce();
    const page = matrixPage({ nonce, script: 'https://w/matrix.js', style: 'https://w/matrix.css', source: 'https://w' });

    it('lets nothing run but its own script, and loads nothing else', () => {
        const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
        assert.equal(policy, `default-src 'none'; style-src https://w; script-src 'nonce-${nonce}'`);
        assert.doesNotMatch(page, /unsafe|\son\w+=|<style|javascript:/i);
        assert.equal([...page.matchAll(/<script/g)].length, 1);
    });

    it('has a secret of its own each time, that no attribute can be ended with', () => {
        assert.notEqual(newNonce(), nonce);
        assert.match(nonce, /^[0-9a-f]{32}$/);
    });

    it('says its language and its title', () => {
        assert.match(page, /<html lang="en-GB">/);
        assert.match(page, /<h1[^>]*>Coverage Matrix<\/h1>/);
    });
});
