import { fileURLToPath } from 'node:url';

/** The folder of the repository, without a slash at its end. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Where everything is kept that only the workbench tests need: VS Code itself too. Not in node_modules, so that `npm ci` leaves it alone. */
export const TOOLS = `${ROOT}/.vscode-test`;
