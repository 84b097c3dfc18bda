import { resolve } from 'node:path';

/** What the launcher is asked to do, as @vscode/test-electron says it to a desktop VS Code. */
export interface CodeArguments {
    readonly userDataFolder: string;
    readonly extensionsFolder: string;
    readonly developmentPath: string;
    readonly testsPath: string | undefined;
    /** `web`: the extension runs in a worker of the browser, from its `browser` entry. */
    readonly kind: 'node' | 'web';
    readonly workspace: string | undefined;
}

/**
 * Reads the arguments of VS Code's command line that matter here. Others are for a desktop and are left alone.
 *
 * @throws when one that is needed is not there
 */
export function readCodeArguments(args: readonly string[]): CodeArguments {
    const options = new Map<string, string>();
    const rest: string[] = [];
    for (const argument of args) {
        const option = /^--([\w-]+)(?:=(.*))?$/s.exec(argument);
        if (option) options.set(option[1] ?? '', option[2] ?? '');
        else rest.push(argument);
    }
    const folder = (name: string) => {
        const value = options.get(name);
        if (!value) throw new Error(`--${name}=… is missing`);
        return resolve(value);
    };
    const testsPath = options.get('extensionTestsPath');
    return {
        userDataFolder: folder('user-data-dir'),
        extensionsFolder: folder('extensions-dir'),
        developmentPath: folder('extensionDevelopmentPath'),
        testsPath: testsPath ? resolve(testsPath) : undefined,
        kind: options.get('extensionDevelopmentKind') === 'web' ? 'web' : 'node',
        workspace: rest[0] ? resolve(rest[0]) : undefined,
    };
}
