import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Words as XML has them. */
export function escaped(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Changes the document of a Word file as text, as a person's Word would write it back. */
export function changed(bytes: Uint8Array, change: (document: string) => string, part = 'word/document.xml'): Uint8Array {
    const files = unzipSync(bytes);
    const document = files[part];
    if (!document) throw new Error(`no ${part}`);
    return zipSync({ ...files, [part]: strToU8(change(strFromU8(document))) });
}

/** A box as Word leaves it when somebody has ticked it. */
function ticked(control: string): string {
    return control.replace('<w14:checked w14:val="0"/>', '<w14:checked w14:val="1"/>').replace('☐', '☒');
}

/** Fills in a form as Word does: the hint goes, the words come, line by line. Whatever the answer of a box is, it is ticked. */
export function filled(bytes: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
    return changed(bytes, document => {
        let done = document;
        for (const [tag, answer] of Object.entries(answers)) {
            const at = done.indexOf(`<w:tag w:val="${tag}"/>`);
            if (at < 0) throw new Error(`no field ${tag}`);
            const end = done.indexOf('</w:sdt>', at);
            const control = done.slice(at, end);
            if (control.includes('<w14:checkbox>')) {
                done = done.slice(0, at) + ticked(control) + done.slice(end);
                continue;
            }
            const lines = answer.split('\n').map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
            const written = control
                .replace('<w:showingPlcHdr/>', '')
                .replace(/<w:sdtContent>[\s\S]*<\/w:sdtContent>/, () => `<w:sdtContent><w:r>${lines.join('<w:br/>')}</w:r></w:sdtContent>`);
            done = done.slice(0, at) + written + done.slice(end);
        }
        return done;
    });
}

/** The control of a field, from its first to its last character. */
export function control(document: string, tag: string): readonly [number, number] {
    const at = document.indexOf(`<w:tag w:val="${tag}"/>`);
    if (at < 0) throw new Error(`no field ${tag}`);
    return [document.lastIndexOf('<w:sdt>', at), document.indexOf('</w:sdt>', at) + '</w:sdt>'.length];
}

/** A form without what tells which field is which: tags, bookmarks, or both; as other programs save it. */
export function stripped(bytes: Uint8Array, lost: RegExp): Uint8Array {
    return changed(bytes, document => document.replaceAll(lost, ''));
}

export const BOOKMARKS = /<w:bookmarkStart [^>]*w:name="care_[^>]*\/>/g;
const CONTROLS = /<w:sdt><w:sdtPr><w:alias [\s\S]*?<w:sdtContent>([\s\S]*?)<\/w:sdtContent><\/w:sdt>/g;

/** The document of a form whose fields are plain words now. A control can be in another. */
export function withoutControls(document: string): string {
    return document.replaceAll(CONTROLS, '$1').replaceAll(CONTROLS, '$1');
}
