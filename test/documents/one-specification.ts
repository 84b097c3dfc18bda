import assert from 'node:assert/strict';
import { documentsOf, type Generated, render } from '../../documents/generate.ts';
import { changed } from './fill-form.ts';
import { NEWER } from './generated.ts';
import { read } from './own-documents.ts';
import type { worldOf } from './world.ts';

/** The specification of one service of a world, and what comes back from its Word document. */
export function specificationOf(service: string, world: ReturnType<typeof worldOf>) {
    const specification = (): Generated => {
        const selection = { services: [service], reviews: [], guidance: [], template: '', layout: NEWER };
        const [made] = documentsOf('specification', selection, world);
        assert.ok(made);
        return made;
    };
    /** What comes of some edits of the Word document. */
    const imported = (...edits: readonly ((xml: string) => string)[]) => {
        const bytes = changed(render(specification(), 'docx', world), xml => edits.reduce((all, edit) => edit(all), xml));
        return read(bytes, world);
    };
    return { specification, imported };
}
