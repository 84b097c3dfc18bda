/** What VS Code says of itself on every start, and what is missing from its server here; nothing that a test could be about. */
const NOISE =
    /^(\[(AgentHost|AccountPolicyGate|Service Worker|reconnection|DefaultAccount|remote-connection)|Creating a socket|Resolv(ing|ed) connection token|Updating additional builtin|Ignoring fetching|Timed out waiting for authentication|Canceled)/;

/** Writes log files, and was not built: VS Code complains and goes on without. */
const NOT_BUILT = '@vscode/spdlog';

/** Prints what the tests and VS Code write to the console of the extension host. */
export function printPageLog(verbose: boolean): (type: string, values: readonly unknown[]) => void {
    return (type, values) => {
        const said = String(values[0]);
        if (!verbose && (NOISE.test(said) || said.includes(NOT_BUILT))) return;
        if (type === 'error' || type === 'warn') console.error(...values);
        else console.log(...values);
    };
}
