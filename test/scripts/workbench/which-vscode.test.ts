import assert from 'node:assert/strict';
import { whichVsCode } from '../../../scripts/equipment/vscode.ts';

describe('which VS Code the workbench tests run in', () => {
    it('is the desktop where there is a screen', () => {
        assert.equal(whichVsCode({ platform: 'darwin', env: {} }), 'desktop');
        assert.equal(whichVsCode({ platform: 'win32', env: {} }), 'desktop');
        assert.equal(whichVsCode({ platform: 'linux', env: { DISPLAY: ':0' } }), 'desktop');
        assert.equal(whichVsCode({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } }), 'desktop');
    });

    it('is the server on a Linux without a screen', () => {
        assert.equal(whichVsCode({ platform: 'linux', env: {} }), 'server');
    });

    it('is what CAREWRIGHT_VSCODE says', () => {
        assert.equal(whichVsCode({ platform: 'linux', env: { DISPLAY: ':0', CAREWRIGHT_VSCODE: 'server' } }), 'server');
        assert.equal(whichVsCode({ platform: 'linux', env: { CAREWRIGHT_VSCODE: 'desktop' } }), 'desktop');
        assert.throws(() => whichVsCode({ platform: 'linux', env: { CAREWRIGHT_VSCODE: 'web' } }), /"web".*desktop or server/);
    });
});
