/**
 * Makes the README's pictures of documents: the first pages, as LibreOffice shows them, side by side.
 *
 * `npm run pictures`, when what documents look like has changed. Needs LibreOffice, pdftoppm and Chromium.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each picture shows: the command's arguments, and how many pages of what it writes. */
const PICTURES: Readonly<Record<string, readonly [args: readonly string[], pages: number]>> = {
    specification: [['specification', 'city-outreach'], 3],
    'review-template': [['blank-review'], 3],
    'board-paper': [['board-paper'], 2],
};
const DOTS_PER_INCH = '72';

/** The pages of the document that a command writes, as PNG files. */
function pagesOf(folder: string, args: readonly string[], pages: number): readonly string[] {
    const command = [join(root, 'dist/carewright.mjs'), 'generate', ...args, '--to', 'docx', '--out', folder, '--as-of', '2026-11-22'];
    execFileSync(process.execPath, command, { cwd: join(root, 'examples/exampleshire') });
    const word = readdirSync(folder).find(name => name.endsWith('.docx')) as string;
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, word)], { stdio: 'ignore' });
    const pdf = join(folder, word.replace(/docx$/, 'pdf'));
    execFileSync('pdftoppm', ['-png', '-r', DOTS_PER_INCH, '-l', String(pages), pdf, join(folder, 'page')]);
    return readdirSync(folder)
        .filter(name => /^page.*\.png$/.test(name))
        .sort()
        .map(name => join(folder, name));
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
    for (const [name, [args, pages]] of Object.entries(PICTURES)) {
        const folder = mkdtempSync(join(tmpdir(), 'carewright-pictures-'));
        const images = pagesOf(folder, args, pages).map(
            file => `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}" style="border: 1px solid #aeb7bd">`,
        );
        const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } });
        await page.setContent(
            `<body style="margin: 0"><div style="display: inline-flex; align-items: flex-start; gap: 16px; padding: 16px; background: #e8edee">${images.join('')}</div>`,
        );
        await page.locator('div').screenshot({ path: join(root, `docs/pictures/${name}.png`) });
        await page.close();
        rmSync(folder, { recursive: true });
    }
} finally {
    await browser.close();
}
