/**
 * Runs at the end of `npm ci`, and before every script of package.json that runs TypeScript. Refuses, in one sentence, what
 * would otherwise fail without an understandable reason. Plain JavaScript of 2015, so that every Node can run it.
 */
'use strict';

// biome-ignore-start lint/style/useNodejsImportProtocol: Node 12 does not know it, and has to be refused in words too
const fs = require('fs');
const path = require('path');
// biome-ignore-end lint/style/useNodejsImportProtocol: see above

/** For npm itself. Continuous integration and Debian 13 have 20. */
const OLDEST = 20;
/** For the scripts: runs TypeScript as it is, and VS Code's server. */
const OURS = 24;

const MODULES = path.join(__dirname, '..', 'node_modules');

function majorOf(version) {
    return Number(version.split('.')[0]);
}

/** The version of the Node that runs npm; npm runs scripts with the one in node_modules/.bin. */
function versionAround() {
    const agent = /\bnode\/v(\S+)/.exec(process.env.npm_config_user_agent || '');
    return agent ? agent[1] : process.versions.node;
}

/** The executable that scripts/pinned-node brought to this platform. Undefined where it has none. */
function pinnedNode() {
    const platform = process.platform === 'win32' ? 'win' : process.platform;
    return ['node', 'node-bin']
        .map(prefix => path.join(MODULES, `${prefix}-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node'))
        .filter(file => fs.existsSync(file))[0];
}

/**
 * Puts the pinned Node where npm looks for commands. npm does it by itself on the platform whose entry in the lock file has a
 * `bin`. It can't be there for two: npm 10 takes the link away again with the packages of the other platforms.
 *
 * @returns whether there is a pinned Node, and it had to be put there
 */
function linkPinnedNode() {
    const found = pinnedNode();
    if (!found) return false;
    const folder = path.join(MODULES, '.bin');
    fs.mkdirSync(folder, { recursive: true });
    if (process.platform === 'win32') {
        fs.writeFileSync(path.join(folder, 'node.cmd'), `@"%~dp0\\${path.relative(folder, found)}" %*\r\n`);
    } else {
        const link = path.join(folder, 'node');
        fs.rmSync(link, { force: true });
        fs.symlinkSync(path.relative(folder, found), link);
    }
    return true;
}

/** What is wrong, and what to do. Undefined when all is well. */
function refusal() {
    const around = versionAround();
    if (majorOf(around) < OLDEST)
        return `Carewright needs Node ${OLDEST} or newer, and this is Node ${around}: install a newer one, then run \`npm ci\` again.`;
    if (majorOf(process.versions.node) >= OURS) return undefined;
    if (linkPinnedNode()) {
        // The shell that runs a script has found its Node already; after `npm ci`, the next one finds the right one.
        // Not `prepare`: npm 12 would warn everybody who installs the package that it blocked this script.
        const isInstalling = process.env.npm_lifecycle_event === 'postprepare';
        return isInstalling ? undefined : `Node ${OURS} has now been put into node_modules/.bin: run the command again.`;
    }
    return (
        `Carewright's scripts need Node ${OURS}, and this is Node ${process.versions.node}: ` +
        `run \`npm ci\`, which brings Node ${OURS} along for Linux, macOS and Windows, or install Node ${OURS} or newer.`
    );
}

const why = refusal();
if (why) {
    console.error(why);
    process.exitCode = 1;
}
