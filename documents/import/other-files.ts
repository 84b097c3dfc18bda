import { LIMITS, Refusal } from '../office/limits.ts';

/** How far into a file its first words say what it is. */
const BEGINNING = 200;
const OLD_OFFICE = '\u00D0\u00CF\u0011\u00E0';

/** What people give to the command in place of a Word file, with how to make one of it. */
interface OtherFile {
    readonly kind: string;
    readonly advice: string;
    /** What it should be in place of a Word file. */
    readonly as?: string;
}

const WORD = 'a Word file (.docx)';
const WORKBOOK = 'a workbook (.xlsx)';
const SAVE_AS_WORD = `Open it in Word or LibreOffice, save it as ${WORD} and try that.`;
const SAVE_AS_WORKBOOK = `Open it in Excel or LibreOffice, save it as ${WORKBOOK} and try that.`;
const COPY = `Copy its text into ${WORD} and try that.`;

/** Files in the old format of Office, by the name of a stream in them. */
const STREAMS: readonly (readonly [RegExp, OtherFile])[] = [
    [
        /EncryptedPackage/,
        { kind: 'a file that needs a password', advice: `Open it, take the password away, save it as ${WORD} and try that.` },
    ],
    [/__properties_version/, { kind: 'an email (.msg)', advice: 'Save the Word file that is attached to it, and try that.' }],
    [/WordDocument/, { kind: 'a file of an older Word (.doc), or one that needs a password', advice: SAVE_AS_WORD }],
    [/PowerPoint Document/, { kind: 'a presentation (.ppt)', advice: COPY }],
    [/Workbook|Book/, { kind: 'a file of an older Excel (.xls)', as: WORKBOOK, advice: SAVE_AS_WORKBOOK }],
];

/** Files by their first bytes. */
const BEGINNINGS: readonly (readonly [RegExp, OtherFile])[] = [
    [
        /%PDF-/,
        {
            kind: 'a PDF',
            advice: 'Ask for the Word file that it was made from. Or open it in Word, which makes a Word file of it: compare the two, save it as .docx and try that.',
        },
    ],
    [/^\s*\{\\rtf/, { kind: 'an RTF file', advice: SAVE_AS_WORD }],
    [/^\s*<(!doctype html|html)/i, { kind: 'an HTML file', advice: SAVE_AS_WORD }],
    [/^\s*(MIME-Version:|From:|Received:)/, { kind: 'an email or a web page', advice: SAVE_AS_WORD }],
    [/^\s*<\?xml[\s\S]*(Word\.Document|wordml|pkg:package)/, { kind: 'a Word document as XML', advice: SAVE_AS_WORD }],
    [
        /^PK[\s\S]{28}mimetypeapplication\/vnd\.oasis[\w.]*spreadsheet/,
        { kind: 'an OpenDocument file', as: WORKBOOK, advice: SAVE_AS_WORKBOOK },
    ],
    [/^PK[\s\S]{28}mimetypeapplication\/vnd\.oasis/, { kind: 'an OpenDocument file', advice: SAVE_AS_WORD }],
    [
        /^(.PNG\r|\u00FF\u00D8\u00FF|GIF8|BM|II\*|MM\0\*)/,
        { kind: 'a picture', advice: 'Ask for the Word file, or type its text into one.' },
    ],
];

/** Zip files without a Word document, by the names of their parts. */
const PARTS: readonly (readonly [RegExp, OtherFile])[] = [
    [/^ppt\//i, { kind: 'a PowerPoint presentation', advice: COPY }],
    [/^visio\//i, { kind: 'a drawing of Visio', advice: COPY }],
    [/^xl\//i, { kind: 'a workbook', advice: COPY }],
    [
        /^Index(\/Document\.iwa|\.zip)|\.iwa$/i,
        { kind: 'a file of Pages or Numbers', advice: 'Open it there, export it to Word (File, Export To, Word) and try that.' },
    ],
    [/^META-INF\/container\.xml$/i, { kind: 'an e-book', advice: COPY }],
];

function refusal({ kind, advice, as = WORD }: OtherFile): Refusal {
    return new Refusal(`This is not ${as}, but ${kind}. ${advice}`);
}

function found(all: readonly (readonly [RegExp, OtherFile])[], words: string): OtherFile | undefined {
    return all.find(([pattern]) => pattern.test(words))?.[1];
}

/** @throws Refusal where a file is one of another program, with what to do */
export function refuseOthers(bytes: Uint8Array): void {
    const begin = new TextDecoder('latin1').decode(bytes.subarray(0, BEGINNING));
    const isOld = begin.startsWith(OLD_OFFICE);
    const other = isOld ? found(STREAMS, new TextDecoder('utf-16le').decode(bytes.subarray(0, LIMITS.file))) : found(BEGINNINGS, begin);
    if (other) throw refusal(other);
    if (isOld) throw refusal({ kind: 'a file in the old format of Office, or one that needs a password', advice: SAVE_AS_WORD });
}

/** Why a zip file holds no document: by the names of what it holds. */
export function noDocument(names: readonly string[]): Refusal {
    const other = PARTS.find(([pattern]) => names.some(name => pattern.test(name)))?.[1];
    return other
        ? refusal(other)
        : new Refusal('This is not a Word file (.docx): it holds no document. Open it in Word or LibreOffice, and save it as .docx.');
}
