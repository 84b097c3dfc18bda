// Writes documents/formats/nhsuk-styles.json: what generated pages use of the compiled styles of nhsuk-frontend.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from 'nhsuk-frontend/package.json' with { type: 'json' };
import { PurgeCSS } from 'purgecss';

const root = fileURLToPath(new URL('..', import.meta.url));
const css = readFileSync(`${root}/node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css`, 'utf8');
const used = await new PurgeCSS().purge({
    content: [
        {
            extension: 'html',
            raw: '<html><body><main><a><p><ul><ol><li><table><thead><tbody><tr><th><td><caption><h1><h2><h3><h4><h5><strong><em><code><pre><blockquote><hr>',
        },
        `${root}/documents/formats/html.ts`,
    ],
    css: [{ raw: css }],
    fontFace: true,
    variables: true,
    keyframes: true,
});
const trimmed = (used[0]?.css ?? '')
    // The typeface belongs to the NHS, and would be loaded from elsewhere.
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/Frutiger W01,/g, '')
    .replace('@charset "UTF-8";', '');
const notice = `nhsuk-frontend ${manifest.version}, MIT licence, Copyright (c) 2019 NHS England; only the rules that these pages use`;
writeFileSync(`${root}/documents/formats/nhsuk-styles.json`, `${JSON.stringify({ notice, css: trimmed }, undefined, 4)}\n`);
