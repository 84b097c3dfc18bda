import { encodingInWords } from '../model/file-encoding.ts';
import type { Rule } from './rule.ts';

/** The file is in UTF-8, and no program lost a character of it before. */
export const notUtf8: Rule = {
    code: 'CARE-110',
    name: 'not-utf-8',
    title: 'A file that is not in UTF-8',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'Files in older encodings look right on one computer and wrong on the next: “Café” becomes “CafÃ©” or “Caf\uFFFD”. A character that a program has replaced by \uFFFD is lost.',
    fix: 'Save the file again as UTF-8. In Visual Studio Code: choose the encoding in the status bar, “Reopen with Encoding” as it was written, then “Save with Encoding”, UTF-8. Write a lost character anew.',
    *check({ encoding, lost }) {
        if (encoding) {
            const { name, at } = encoding;
            yield {
                at: [at, name.startsWith('UTF-') ? at : at + 1],
                message:
                    name === 'mixed'
                        ? 'This file is in UTF-8 in some places and not in others. The others were read as Windows-1252.'
                        : `This file is not in UTF-8. It was read as ${encodingInWords(name)}.`,
                advice: name.startsWith('UTF-32')
                    ? 'Save it as UTF-8 in the program that wrote it. Visual Studio Code can’t read UTF-32.'
                    : 'Save it as UTF-8.',
            };
        }
        if (lost !== undefined) {
            yield {
                at: [lost, lost + 1],
                message:
                    'A character is lost here: \uFFFD is what programs write for one that they can’t read. The file may be in another encoding than UTF-8.',
                advice: 'Open the file in the encoding that it was written in and save it as UTF-8, or write the character again.',
            };
        }
    },
};
