/**
 * Which VS Code the tests run in: `desktop` is downloaded by @vscode/test-electron, as everywhere; `server` is VS Code's server
 * from npm with its workbench in Chromium, for machines that cannot download VS Code or have no screen.
 */
export type VsCodeKind = 'desktop' | 'server';

interface Machine {
    readonly platform: string;
    readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What CAREWRIGHT_VSCODE says; without it, the server on a Linux without a screen, and the desktop everywhere else.
 *
 * @throws when CAREWRIGHT_VSCODE holds something else
 */
export function whichVsCode({ platform, env }: Machine = process): VsCodeKind {
    const wanted = env.CAREWRIGHT_VSCODE;
    if (wanted === 'desktop' || wanted === 'server') return wanted;
    if (wanted) throw new Error(`CAREWRIGHT_VSCODE is "${wanted}". It can be desktop or server.`);
    const hasScreen = platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY;
    return hasScreen ? 'desktop' : 'server';
}
