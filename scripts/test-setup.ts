/**
 * `npm run test:setup`: installs what the tests need and is not there yet, one after the other, so that no two installations
 * meet: Chromium, LibreOffice, fonts, pandoc, python-docx and Git from Debian, VS Code's server from npm. Part of `npm test`; tests themselves only look.
 *
 * Where this can't be, such as without root or apt-get, it installs nothing, and says which tests will be skipped and why.
 * An installation that fails is a failure: a machine that should be able to run the tests never passes without them.
 */
import {
    CHROMIUM_PACKAGES,
    type Found,
    findChromium,
    findGit,
    findOffice,
    findPandoc,
    findPythonDocx,
    GIT_PACKAGES,
    installPackages,
    OFFICE_PACKAGES,
    PANDOC_PACKAGES,
    PYTHON_DOCX_PACKAGES,
    whyNoInstall,
} from './equipment/programs.ts';

import { findVsCode, installServer, isServerInstalled } from './equipment/vscode.ts';

interface Equipment {
    /** The tests that need it. */
    readonly tests: string;
    readonly packages: readonly string[];
    readonly find: () => Found<unknown>;
}

const EQUIPMENT: readonly Equipment[] = [
    { tests: 'web pages in Chromium', packages: CHROMIUM_PACKAGES, find: findChromium },
    { tests: 'Word and Excel files in LibreOffice', packages: OFFICE_PACKAGES, find: findOffice },
    { tests: 'Word files that pandoc wrote', packages: PANDOC_PACKAGES, find: findPandoc },
    { tests: 'Word files that python-docx wrote', packages: PYTHON_DOCX_PACKAGES, find: findPythonDocx },
    { tests: 'earlier versions of documents in Git', packages: GIT_PACKAGES, find: findGit },
];

/** Does something that takes time, and says how much. */
function timed(what: string, work: () => void): void {
    const started = performance.now();
    work();
    console.log(`${what}: installed in ${Math.round((performance.now() - started) / 1000)} s.`);
}

function setUpPackages(): void {
    const wanted = EQUIPMENT.filter(({ find }) => find().kind === 'missing');
    const packages = [...new Set(wanted.flatMap(({ packages }) => packages))];
    if (packages.length && !whyNoInstall(packages)) timed(packages.join(', '), () => installPackages(packages));
    for (const { tests, find, packages } of wanted) {
        const now = find();
        if (now.kind === 'ready') continue;
        if (!whyNoInstall(packages)) throw new Error(`${packages.join(', ')}: installed, and yet: ${now.why}`);
        console.log(`WILL BE SKIPPED: ${tests}. ${now.why}`);
    }
}

function setUpVsCode(): void {
    const needsServer = () => findVsCode().kind === 'missing' && findChromium().kind === 'ready' && !isServerInstalled();
    if (needsServer()) timed("VS Code's server", installServer);
    const vsCode = findVsCode();
    if (vsCode.kind === 'missing') console.log(`WILL BE SKIPPED: tests in VS Code. ${vsCode.why} CHROME_PATH can name a browser.`);
    if (vsCode.kind === 'desktop') console.log('The tests in VS Code use a desktop VS Code, which is downloaded when they start.');
}

try {
    setUpPackages();
    setUpVsCode();
} catch (error) {
    console.error(`The tests could not be set up. ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
}
