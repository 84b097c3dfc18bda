import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

function escaped(text: string): string {
    return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Changes the document of a Word file as text, as a person's Word would write it back. */
export function changed(bytes: Uint8Array, change: (document: string) => string, part = 'word/document.xml'): Uint8Array {
    const files = unzipSync(bytes);
    const document = files[part];
    if (!document) throw new Error(`no ${part}`);
    return zipSync({ ...files, [part]: strToU8(change(strFromU8(document))) });
}

/** Fills in a form as Word does: the hint goes, the words come, line by line. */
export function filled(bytes: Uint8Array, answers: Readonly<Record<string, string>>): Uint8Array {
    return changed(bytes, document => {
        let done = document;
        for (const [tag, answer] of Object.entries(answers)) {
            const at = done.indexOf(`<w:tag w:val="${tag}"/>`);
            if (at < 0) throw new Error(`no field ${tag}`);
            const end = done.indexOf('</w:sdt>', at);
            const control = done.slice(at, end);
            const lines = answer.split('\n').map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
            const written = control
                .replace('<w:showingPlcHdr/>', '')
                .replace(/<w:sdtContent>[\s\S]*<\/w:sdtContent>/, () => `<w:sdtContent><w:r>${lines.join('<w:br/>')}</w:r></w:sdtContent>`);
            done = done.slice(0, at) + written + done.slice(end);
        }
        return done;
    });
}
