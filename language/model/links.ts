import type { Span } from './values.ts';

/**
 * What a link may be. A text may come from a stranger, and a click must never run something, open a file elsewhere or sign in
 * anywhere: VS Code runs `command:` links, Windows sends a password to the host of `//host/share`.
 *
 * Nothing else in the project decides this. The types are only made here, so that an address that was not checked can't be put
 * where a checked one is wanted.
 */
declare const CHECKED: unique symbol;

/** An address that must not be followed, as it is written. */
export interface RefusedLink {
    readonly written: string;
    /** With its brackets. */
    readonly at: Span;
    /** The words before it that say what it is the address of. */
    readonly title?: Span;
}

/** The address of a web page, as `URL` writes it: `https://www.england.nhs.uk/`. */
export type WebLink = string & { readonly [CHECKED]: 'web' };

/** The address of a file in or below the folder of a document. */
export type FileLink = string & { readonly [CHECKED]: 'file' };

/** An address that may be put into documents and pages: a web page, an email address or a telephone number. */
export type SafeLink = WebLink | (string & { readonly [CHECKED]: 'contact' });

/** Longer addresses are not opened: people cannot see where they go. */
const LONGEST = 2000;

/** Characters that are invisible, that browsers pass over or that turn the direction of text. */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

function urlOf(written: string, base?: string): URL | undefined {
    return URL.canParse(written, base) ? new URL(written, base) : undefined;
}

/**
 * The address of a web page, if that is what was written.
 *
 * Only `http:` and `https:`, with a host, and without a user or password: `https://www.nhs.uk@example.com` goes to
 * `example.com`.
 */
export function webLink(written: string): WebLink | undefined {
    if (written.length > LONGEST || UNSEEN.test(written) || !/^https?:\/\/[^/\\?#@]/i.test(written)) return undefined;
    const url = urlOf(written);
    if (!url?.hostname || url.username || url.password || !/^https?:$/.test(url.protocol)) return undefined;
    // A host alone needs no slash after it, where people have written none.
    return (url.href === `${written}/` ? written : url.href) as WebLink;
}

/** One email address and nothing else: a subject, a text or a file to attach would be the stranger's. */
const MAIL = /^mailto:[A-Za-z0-9.!$*+'_=^{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})$/i;
const TELEPHONE = /^tel:\+?[0-9(][0-9().-]{1,30}$/i;

/** An address that may be put into a document: a web page, an email address (`mailto:`) or a telephone number (`tel:`). */
export function safeLink(written: string): SafeLink | undefined {
    return MAIL.test(written) || TELEPHONE.test(written) ? (written as SafeLink) : webLink(written);
}

/** The path of a link as a file system sees it; nothing where it is none, or means more than it shows. */
function pathOf(written: string): string | undefined {
    try {
        const path = decodeURIComponent(written.replace(/[?#].*/s, ''));
        // What is still encoded would be decoded by whoever opens it. A colon is a drive, a stream or a scheme.
        return /[\\:|<>"*]|%(?:2e|2f|5c|3a|00)/i.test(path) || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path) ? undefined : path;
    } catch {
        return undefined;
    }
}

/** Whether a path never leaves the folder where it starts. */
function staysBelow(path: string): boolean {
    let depth = 0;
    for (const part of path.split('/')) {
        if (part === '..') depth--;
        // Windows passes over dots and spaces at the end of a name: `.. ` is the folder above.
        else if (/^[. ]+$/.test(part) && part !== '.') return false;
        else if (part !== '.') depth++;
        if (depth < 0) return false;
    }
    return true;
}

/**
 * Whether a link goes to a file in or below the folder of the document that it is in: `minutes/2026-05.pdf`. No host, no drive,
 * no folder further up.
 */
export function isFileBelow(written: string): boolean {
    if (written.length > LONGEST || UNSEEN.test(written)) return false;
    const path = pathOf(written);
    return path !== undefined && !path.startsWith('/') && !path.slice(0, -1).includes('//') && staysBelow(path);
}

/**
 * The address of a file in or below the folder of a document.
 *
 * @param written relative to the document
 * @param document its URI
 * @returns nothing for any other file, and where the document itself is in no folder
 */
export function fileLink(written: string, document: string): FileLink | undefined {
    if (!isFileBelow(written)) return undefined;
    const folder = urlOf('.', document)?.href;
    const href = urlOf(written, document)?.href;
    return folder !== undefined && href?.startsWith(folder) ? (href as FileLink) : undefined;
}

/** The host that words seem to be an address of: `www.nhs.uk` of “https://www.nhs.uk/help”. */
function hostIn(words: string): string | undefined {
    return /^\s*(?:[a-z]+:\/\/)?((?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24})(?=$|[/:?#\s])/iu.exec(words)?.[1];
}

const withoutWww = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/** What has to be said after the words of a link, so that they do not promise another address: nothing for most. */
export function whereItGoes(words: string, link: SafeLink): string {
    const promised = hostIn(words);
    if (promised === undefined) return '';
    const host = urlOf(link)?.hostname || link.replace(/^.*[:@]/, '');
    return withoutWww(promised) === withoutWww(host) ? '' : ` (${link})`;
}

/** A part of a text that its readers could take for a link: where its address is, and all that makes the link. */
interface LinkInText {
    readonly written: string;
    /** Offsets of the address in the text. */
    readonly at: readonly [start: number, end: number];
}

/** `[words](address)`, `[words]: address` and `<address>` of Markdown. */
const IN_TEXT = [
    /\]\([ \t]*<?([^()\s<>]{1,2100})(?=>?\s*[()"'])/dg,
    /^[ \t]{0,3}\[[^\][\n]{1,200}\]:[ \t]*<?([^\s<>]{1,2100})(?=>?[ \t]*(?:$|["'(]))/dgm,
    /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2100})>/dg,
];

/** The links that a text of Markdown makes, besides addresses that are written out. */
export function linksInText(text: string): readonly LinkInText[] {
    if (!/\]\(|\]:|<[A-Za-z]/.test(text)) return [];
    return IN_TEXT.flatMap(pattern =>
        [...text.matchAll(pattern)].flatMap(({ 1: written, indices }): LinkInText[] => {
            const at = indices?.[1];
            return written !== undefined && at ? [{ written, at }] : [];
        }),
    ).toSorted((a, b) => a.at[0] - b.at[0]);
}
