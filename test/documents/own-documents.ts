import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Layout } from '../../documents/content/layouts.ts';
import { documentsOf, type Generated, render } from '../../documents/generate.ts';
import type { Imported } from '../../documents/import/imported.ts';
import type { DocumentContext } from '../../documents/model/context.ts';
import { lineKey, seenLines } from '../../documents/tree/seen-lines.ts';
import { exampleFiles } from '../support/example-files.ts';
import { NEWER } from './generated.ts';
import { importWord } from './imported-text.ts';
import { exampleWorld, fixture, worldOf } from './world.ts';

export const world = exampleWorld();
/** A folder with nothing in it: only what the Word file carries is known. */
export const elsewhere = worldOf({});

function namesOf(type: 'service' | 'review', context: DocumentContext): readonly string[] {
    return [...context.names.all(type)].flatMap(found => found[0]?.declaration.name ?? []);
}

/** All specifications and reviews of a folder. */
export function documents(layout: Layout = NEWER, context: DocumentContext = world): readonly Generated[] {
    const selection = {
        services: namesOf('service', context),
        reviews: namesOf('review', context),
        guidance: ['IACM'],
        template: '',
        layout,
    };
    return (['specification', 'review'] as const).flatMap(kind => [...documentsOf(kind, selection, context)]);
}

function documentOf(name: string): Generated {
    const found = documents().find(({ shows }) => shows?.name === name);
    assert.ok(found, name);
    return found;
}

export function textOf({ uris }: Generated): string {
    return world.source(uris[0] ?? '')?.text ?? '';
}

export function read(bytes: Uint8Array, context: DocumentContext = world): Imported {
    return importWord(bytes, { follows: ['IACM'], title: 'form' }, context);
}

/** What people see of a document that is made again from another text. */
export function linesOf({ shows, uris }: Generated, text: string): readonly string[] {
    const texts = Object.fromEntries(exampleFiles().map(({ name, text: own }) => [name, own]));
    const again = worldOf({ ...texts, 'review.care': fixture('review.care'), [uris[0] ?? '']: text });
    const selection = { services: [shows?.name ?? ''], reviews: [shows?.name ?? ''], guidance: [], template: '', layout: NEWER };
    const [made] = documentsOf(shows?.type === 'review' ? 'review' : 'specification', selection, again);
    assert.ok(made);
    return seenLines(made.tree).map(({ words }) => lineKey(words));
}

/** A Word file without some of its parts, as a program writes it that does not know them. */
export function without(bytes: Uint8Array, lost: RegExp): Uint8Array {
    const files = unzipSync(bytes);
    const rels = strFromU8(files['word/_rels/document.xml.rels'] as Uint8Array).replace(/<Relationship Id="rIdSource"[^>]*>/, '');
    const kept = Object.entries(files).filter(([name]) => !lost.test(name));
    return zipSync({ ...Object.fromEntries(kept), 'word/_rels/document.xml.rels': strToU8(rels) });
}

/** Lines of a text that another does not have. */
export function newLines(text: string, before: string): readonly string[] {
    const known = new Set(before.split('\n').map(line => line.trim()));
    return text
        .split('\n')
        .map(line => line.trim())
        .filter(line => line && !known.has(line));
}

export const crisis = documentOf('crisis-home-treatment');
export const crisisText = textOf(crisis);
export const crisisWord = render(crisis, 'docx', world);
