import { URI } from 'vscode-uri';

declare const normal: unique symbol;

/**
 * The address of a document or a folder in its normal form, as `addressOf` makes it. Two of them are the same document if, and
 * only if, they are the same text. Any other text is no `Address` for the compiler: what an editor or a disk says goes through
 * `addressOf` first.
 */
export type Address = string & { readonly [normal]: true };

/** What of the names of files a file system does not tell apart. */
export interface NameRules {
    /** Whether `A.care` and `a.care` are one file, as on Windows and macOS. */
    readonly ignoresCase: boolean;
    /** Whether `ü` in one character and `ü` as `u` with a mark are one name, as on macOS. */
    readonly ignoresForm: boolean;
}

/** Every difference counts, as on Linux. */
export const EXACT_NAMES: NameRules = { ignoresCase: false, ignoresForm: false };

/** The path of a file without what leads nowhere: `.`, `..`, doubled slashes and one at the end. */
function plainPath(path: string): string {
    const parts: string[] = [];
    for (const part of path.split('/')) {
        if (part === '..') parts.pop();
        else if (part !== '' && part !== '.') parts.push(part);
    }
    return `/${parts.join('/')}`;
}

/** Windows paths are also written with backslashes, which are parts of names elsewhere. */
function slashed(path: string, authority: string): string {
    return authority || /^\/[a-z]:/i.test(path) ? path.replaceAll('\\', '/') : path;
}

function normalForm(written: string): string {
    // No name has a slash in it, encoded or not. Some programs write a share with four: `file:////server/share`.
    const slashes = /^file:/i.test(written)
        ? written
              .replaceAll(/%2f/gi, '/')
              .replace(/^file:\/{4,}(?=[^/])/i, 'file://')
              .replace(/^file:\/{4,}/i, 'file:///')
        : written;
    const uri = URI.parse(slashes);
    const scheme = uri.scheme.toLowerCase();
    if (scheme !== 'file') return uri.with({ scheme }).toString();
    const authority = uri.authority.toLowerCase() === 'localhost' ? '' : uri.authority;
    return uri.with({ scheme, authority, path: plainPath(slashed(uri.path, authority)) }).toString();
}

/**
 * The normal form of an address: percent-encoded as VS Code does it, drives and hosts in small letters. Never throws: what is
 * no valid percent-encoding counts as it is written, and what is no address at all stays as it is.
 */
export function addressOf(written: string): Address {
    if (!/^[a-z][a-z\d+.-]*:/i.test(written)) return written as Address;
    try {
        return normalForm(written) as Address;
    } catch {
        return written as Address;
    }
}

/** The address of a file of this machine. */
export function addressOfPath(path: string): Address {
    return addressOf(URI.file(path).toString());
}

/** The path of a file on this machine, as its operating system writes it; nothing for what is no file. */
export function pathOfAddress(address: Address): string | undefined {
    if (!address.startsWith('file:')) return undefined;
    try {
        const path = URI.parse(address).fsPath;
        // Without a slash, a drive stands for the folder that is current on it.
        return /^[a-z]:$/i.test(path) ? `${path}\\` : path;
    } catch {
        return undefined;
    }
}

/** An address as people read it: without percent-encoding. For comparing and for showing, not to open anything. */
export function decodedAddress(uri: string): string {
    if (!uri.includes('%')) return uri;
    const address = addressOf(uri);
    if (!/^[a-z][a-z\d+.-]*:/.test(address)) return uri;
    try {
        const { scheme, authority, path, query, fragment } = URI.parse(address);
        return `${scheme}:${authority || scheme === 'file' ? `//${authority}` : ''}${path}${query && `?${query}`}${fragment && `#${fragment}`}`;
    } catch {
        return uri;
    }
}

/** The name of the file of an address, as people read it. */
export function fileNameOf(uri: string): string {
    const decoded = decodedAddress(uri);
    return decoded.slice(decoded.lastIndexOf('/') + 1).replace(/^untitled:/, '');
}

/** The order of addresses is that of their paths as people read them; the same wherever they come from. */
export function compareAddresses(a: string, b: string): number {
    const [one, other] = [decodedAddress(a), decodedAddress(b)];
    return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether an address is in a folder, however deep, or is the folder. */
export function isInFolder(address: Address, folder: Address): boolean {
    return address === folder || address.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** The address of something in a folder. */
export function addressIn(folder: Address, name: string): Address {
    return addressOf(`${folder.replace(/\/$/, '')}/${encodeURIComponent(name)}`);
}

/** The folder that something is in; nothing for a root. */
export function folderOf(address: Address): Address | undefined {
    const at = address.lastIndexOf('/');
    const folder = address.slice(0, at);
    if (at < 0 || /^[a-z\d+.-]*:\/?\/?$/.test(folder)) return address.endsWith('/') || at < 0 ? undefined : addressOf(`${folder}/`);
    return folder as Address;
}

/** What two addresses of one file have in common where a file system does not tell all names apart. */
export function foldedAddress(address: string, { ignoresCase, ignoresForm }: NameRules): string {
    if (!address.startsWith('file:') || (!ignoresCase && !ignoresForm)) return address;
    const decoded = decodedAddress(address);
    const composed = ignoresForm ? decoded.normalize('NFC') : decoded;
    return ignoresCase ? composed.toLowerCase() : composed;
}
