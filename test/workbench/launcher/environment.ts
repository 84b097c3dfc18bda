/** What the runner tells the launcher beside VS Code's own arguments. */
export interface LauncherEnvironment {
    /** The folder of the code-server package. */
    readonly WORKBENCH_SERVER: string;
    readonly WORKBENCH_CHROMIUM: string;
    /** The Node that runs the launcher and the server. */
    readonly WORKBENCH_NODE: string;
    /** Milliseconds until a run is given up. */
    readonly WORKBENCH_TIMEOUT?: string;
    /** Anything: show all that the page and the server say. */
    readonly WORKBENCH_VERBOSE?: string;
}

/** One of these values. @throws when it was not set */
export function setting(name: keyof LauncherEnvironment): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: the launcher is started by test/workbench/run.ts`);
    return value;
}

/** The environment for VS Code's server, without what another VS Code or npm around it would make it do. */
export function serverEnvironment(temporaryFolder: string): NodeJS.ProcessEnv {
    const foreign = /^(VSCODE_|NODE_OPTIONS$|ELECTRON_RUN_AS_NODE$|PORT$|PASSWORD$)/;
    const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
    // VS Code drops its sockets into these folders. An empty gallery: no look-ups that can only fail.
    return { ...Object.fromEntries(kept), TMPDIR: temporaryFolder, XDG_RUNTIME_DIR: temporaryFolder, EXTENSIONS_GALLERY: '{}' };
}
