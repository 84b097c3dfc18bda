import { type Connection, ErrorCodes, ResponseError } from 'vscode-languageserver';
import {
    type Address,
    addressOf,
    EXACT_NAMES,
    fileNameOf,
    foldedAddress,
    folderOf,
    isInFolder,
    type NameRules,
} from '../../language/model/address.ts';
import { CONFIG_FILE, SKIPPED } from '../../language/workspace/config.ts';
import { asRead, type Files } from '../../language/workspace/files.ts';
import { ask } from '../server.ts';

type Need =
    | 'document'
    | 'position'
    | 'positions'
    | 'range'
    | 'item'
    | 'diagnostics'
    | 'newName'
    | 'query'
    | 'uri'
    | 'id'
    | 'text'
    | 'changes'
    | 'options'
    | 'place'
    | 'pasted'
    | 'file';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): boolean {
    return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isRange(value: unknown): boolean {
    return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

function isDocument(value: unknown): boolean {
    return isObject(value) && typeof value.uri === 'string';
}

/** What a request may need: whether it is there, and how to say that it is not. */
const CHECKS: Readonly<Record<Need, readonly [(params: Readonly<Record<string, unknown>>) => boolean, string]>> = {
    document: [({ textDocument }) => isDocument(textDocument), 'the address of a document, as `textDocument: { uri }`'],
    position: [({ position }) => isPosition(position), 'a place in the document, as `position: { line, character }`'],
    positions: [
        ({ positions }) => Array.isArray(positions) && positions.every(isPosition),
        'places in the document, as `positions: [{ line, character }]`',
    ],
    range: [({ range }) => isRange(range), 'a part of the document, as `range: { start, end }`'],
    item: [({ item }) => isDocument(item) && isRange((item as Record<string, unknown>).selectionRange), 'an `item` of the call hierarchy'],
    diagnostics: [
        ({ context }) => isObject(context) && Array.isArray(context.diagnostics),
        'the findings, as `context: { diagnostics: [] }`',
    ],
    newName: [({ newName }) => typeof newName === 'string', 'the new name, as `newName`'],
    query: [({ query }) => typeof query === 'string', 'the words to look for, as `query`'],
    options: [({ options }) => isObject(options), 'how to indent, as `options: { tabSize, insertSpaces }`'],
    place: [({ range }) => isRange(range), 'the selection, as `range: { start, end }`'],
    pasted: [({ text }) => typeof text === 'string', 'the words, as `text`'],
    file: [({ file, position }) => typeof file === 'string' && isPosition(position), 'a `file`, and where it is dropped, as `position`'],
    uri: [({ uri }) => typeof uri === 'string', 'the address of a document, as `uri`'],
    id: [({ id }) => typeof id === 'string', 'a name, as `id`'],
    text: [({ textDocument }) => isObject(textDocument) && typeof textDocument.text === 'string', 'the text, as `textDocument: { text }`'],
    changes: [({ contentChanges }) => Array.isArray(contentChanges), 'the changes, as `contentChanges: []`'],
};

const IN_DOCUMENT = ['onDocumentSymbol', 'onDocumentLinks', 'onFoldingRanges', 'onCodeLens', 'semanticTokens.on'];
const AT_PLACE = ['onHover', 'onCompletion', 'onDefinition', 'onReferences', 'onDocumentHighlight', 'onPrepareRename'];

/** What each request and notification needs, by the name of its handler or its method. */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
    ...Object.fromEntries(IN_DOCUMENT.map(name => [name, ['document']])),
    ...Object.fromEntries(
        [...AT_PLACE, 'onDocumentOnTypeFormatting', 'callHierarchy.onPrepare'].map(name => [name, ['document', 'position']]),
    ),
    ...Object.fromEntries(['inlayHint.on', 'semanticTokens.onRange'].map(name => [name, ['document', 'range']])),
    ...Object.fromEntries(['callHierarchy.onIncomingCalls', 'callHierarchy.onOutgoingCalls'].map(name => [name, ['item']])),
    ...Object.fromEntries(
        ['coverage', 'preview', 'documentChoices', 'generate', 'libraryText'].map(name => [`carewright/${name}`, ['uri']]),
    ),
    'carewright/insertRequirement': ['uri', 'id'],
    'carewright/explain': ['id'],
    'carewright/placeholders': ['uri'],
    'carewright/paste': ['uri', 'place', 'pasted'],
    'carewright/drop': ['uri', 'file'],
    onDocumentFormatting: ['document', 'options'],
    onDocumentRangeFormatting: ['document', 'range', 'options'],
    onCodeAction: ['document', 'range', 'diagnostics'],
    onRenameRequest: ['document', 'position', 'newName'],
    onSelectionRanges: ['document', 'positions'],
    onWorkspaceSymbol: ['query'],
    onDidOpenTextDocument: ['document', 'text'],
    onDidChangeTextDocument: ['document', 'changes'],
    onDidCloseTextDocument: ['document'],
    onDidSaveTextDocument: ['document'],
};

/** The answer to a request that lacks what it is about, in words for who writes the editor; nothing where all is there. */
function refuseMalformed(name: string, params: unknown): ResponseError | undefined {
    const lacking = (NEEDS[name] ?? []).filter(need => !CHECKS[need][0](isObject(params) ? params : {}));
    if (!lacking.length) return undefined;
    return new ResponseError(ErrorCodes.InvalidParams, `This request needs ${lacking.map(need => CHECKS[need][1]).join(' and ')}.`);
}

/** What comes in, with the addresses in it in their normal form. */
export type Addressed<Params> = Params &
    (Params extends { textDocument: { uri: string } } ? { readonly textDocument: { readonly uri: Address } } : unknown) &
    (Params extends { item: { uri: string } } ? { readonly item: { readonly uri: Address } } : unknown) &
    (Params extends { location: { uri: string } } ? { readonly location: { readonly uri: Address } } : unknown) &
    (Params extends { uri: string } ? { readonly uri: Address } : unknown) &
    (Params extends { uri?: string } ? { readonly uri?: Address } : unknown) &
    (Params extends { uris?: readonly string[] } ? { readonly uris?: readonly Address[] } : unknown) &
    (Params extends { changes: { uri: string; type: infer Type }[] }
        ? { readonly changes: readonly { readonly uri: Address; readonly type: Type }[] }
        : unknown);

type Handling<F> = F extends (handler: (params: infer P, ...rest: infer R) => infer A, ...more: infer M) => infer D
    ? (handler: (params: Addressed<P>, ...rest: R) => A, ...more: M) => D
    : F;

/** These are given a method by its name, and say nothing of what comes in. */
type Unnamed = 'onRequest' | 'onNotification' | 'onProgress';

type Handlers<Target> = {
    [Key in keyof Target]: Key extends Unnamed ? Target[Key] : Key extends `on${string}` ? Handling<Target[Key]> : Target[Key];
};

type Languages = Connection['languages'];

/** A connection to an editor on which all addresses are in their normal form, in and out. */
export type AddressedConnection = Handlers<Omit<Connection, 'languages'>> & {
    readonly languages: {
        [Key in keyof Languages]: Languages[Key] extends (...args: never) => unknown ? Languages[Key] : Handlers<Languages[Key]>;
    };
};

/** What may hold an address in what an editor says. */
const ADDRESSES: ReadonlySet<string> = new Set(['uri', 'uris', 'rootUri', 'targetUri', 'oldUri', 'newUri', 'scopeUri']);

/** Deeper than anything in the protocol that holds an address. */
const DEEPEST = 12;

function isPlain(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/**
 * The addresses of an editor's documents: each in one form inside of the server, and again as the editor writes it when it is
 * answered.
 */
export class Addresses {
    private readonly rules: NameRules;
    /** Where names are not told apart: each file as it was first written. */
    private readonly first = new Map<string, string>();
    /** How the editor writes those that it does not write in their normal form. */
    private readonly written = new Map<string, string>();
    private folders: readonly (readonly [folder: Address, written: string])[] = [];
    private links: readonly (readonly [target: Address, folder: Address])[] = [];

    constructor(rules: NameRules) {
        this.rules = rules;
    }

    /** The one form of an address, however it is written. */
    of(written: string): Address {
        const address = this.unfolded(addressOf(written));
        for (const [target, folder] of this.links) {
            if (isInFolder(address, target)) return addressOf(folder + address.slice(target.length));
        }
        return address;
    }

    /** The same for an address that the editor has just written: answers use its own form of it. */
    learn(written: string): Address {
        const address = this.of(written);
        if (address === written) this.written.delete(address);
        else this.written.set(address, written);
        return address;
    }

    /** Says how the editor writes the folders that it has open: what is in them is written alike. */
    learnFolders(folders: readonly Address[]): void {
        this.folders = folders.flatMap(folder => {
            const written = this.written.get(folder);
            return written === undefined ? [] : [[folder, written.replace(/\/$/, '')] as const];
        });
    }

    /** Says where folders really are that are links: a file counts once, whichever way the editor came to it. */
    learnLinks(links: Iterable<readonly [folder: Address, target: Address]>): void {
        this.links = [...links].filter(([folder, target]) => folder !== target).map(([folder, target]) => [target, folder] as const);
    }

    /** An address as the editor writes it. */
    asWritten(address: string): string {
        const own = this.written.get(address);
        if (own !== undefined) return own;
        const folder = this.folders.find(([of]) => isInFolder(address as Address, of));
        return folder ? folder[1] + address.slice(folder[0].length) : address;
    }

    /** Puts what the editor said into the normal form. What was read from a message is changed in place: nothing else uses it. */
    takeIn<Value>(value: Value, depth = 0): Value {
        if (depth > DEEPEST || typeof value !== 'object' || value === null) return value;
        for (const [key, each] of Object.entries(value)) {
            const holder = value as Record<string, unknown>;
            if (!ADDRESSES.has(key)) this.takeIn(each, depth + 1);
            else if (typeof each === 'string') holder[key] = this.learn(each);
            else if (Array.isArray(each)) holder[key] = each.map(one => (typeof one === 'string' ? this.learn(one) : one));
        }
        return value;
    }

    /** What the server says, with addresses as the editor writes them. They may be anywhere: in edits, as keys; in commands. */
    giveOut<Value>(value: Value): Value {
        return this.written.size ? (this.replaced(value) as Value) : value;
    }

    private replaced(value: unknown): unknown {
        if (typeof value === 'string') return this.asWritten(value);
        if (Array.isArray(value)) return value.map(each => this.replaced(each));
        if (!isPlain(value)) return value;
        return Object.fromEntries(Object.entries(value).map(([key, each]) => [this.asWritten(key), this.replaced(each)]));
    }

    /** The form in which a file was first written, part by part: so what is in one folder has the same beginning. */
    private unfolded(address: Address): Address {
        const { ignoresCase, ignoresForm } = this.rules;
        if (!address.startsWith('file:') || !(ignoresCase || ignoresForm)) return address;
        let [folded, first] = ['file://', 'file://'];
        for (const [index, part] of address.slice(first.length).split('/').entries()) {
            folded += (index ? '/' : '') + foldedAddress(`file:///${part}`, this.rules).slice('file:///'.length);
            const known = this.first.get(folded);
            first = known ?? first + (index ? '/' : '') + part;
            if (known === undefined) this.first.set(folded, first);
        }
        return first as Address;
    }
}

type Call = (...args: unknown[]) => unknown;

/** A connection that takes in and gives out addresses in their normal form, whatever the editor writes. */
export function addressed(connection: Connection, addresses: Addresses): AddressedConnection {
    const given = (value: unknown): unknown => (value instanceof Promise ? value.then(given) : addresses.giveOut(value));
    const begun = new Set<string>();
    /** An editor begins once and ends once; between the two it may ask, and after that it may not. */
    const refuseLate = (name: string): ResponseError | undefined => {
        if (begun.has('onShutdown')) return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.');
        if (begun.has(name)) return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been initialised already.');
        if (name === 'onInitialize' || name === 'onShutdown') begun.add(name);
        return undefined;
    };
    const answering =
        (name: string, handler: Call): Call =>
        (params, ...rest) => {
            const refused = refuseLate(name) ?? refuseMalformed(name, params);
            return refused ?? given(handler(addresses.takeIn(params), ...rest));
        };
    const wrap = <Target extends object>(target: Target, within = ''): Target =>
        new Proxy(target, {
            get(of, key) {
                const value: unknown = Reflect.get(of, key, of);
                if (typeof key !== 'string') return value;
                if (typeof value === 'object' && value !== null && NESTED.has(key))
                    return wrap(value, key === 'languages' ? '' : `${key}.`);
                if (typeof value !== 'function') return value;
                const call = value.bind(of) as Call;
                if (key.startsWith('on'))
                    return (...args: unknown[]) => {
                        const name = typeof args[0] === 'string' ? args[0] : within + key;
                        return call(...args.map(each => (typeof each === 'function' ? answering(name, each as Call) : each)));
                    };
                return key.startsWith('send') ? (...args: unknown[]) => call(...args.map(each => addresses.giveOut(each))) : call;
            },
        });
    return wrap(connection) as unknown as AddressedConnection;
}

/** Parts of a connection that have handlers. */
const NESTED: ReadonlySet<string> = new Set(['languages', 'workspace', 'callHierarchy', 'semanticTokens', 'inlayHint']);

/** Files that are found under the one form of their addresses. */
export function addressedFiles(files: Files, addresses: Addresses): Files {
    return {
        ...files,
        find: async (folder, exclude, isDeep) => {
            const found = await files.find(folder, exclude, isDeep);
            return {
                ...found,
                documents: found.documents.map(each => addresses.of(each)),
                configured: found.configured.map(each => addresses.of(each)),
            };
        },
    };
}

/** The files that the editor reaches, for a server in a browser, which reaches none itself. Not every editor can be asked: then there are none. */
export function clientFiles(connection: Connection): Files {
    return {
        names: EXACT_NAMES,
        find: async (folder, exclude) => {
            const order = { folders: [folder], exclude: [...SKIPPED, ...exclude] };
            const found = await ask(connection, 'carewright/findFiles', order).catch(() => []);
            const { configs = [], documents = [] } = Object.groupBy(found.map(addressOf), address =>
                fileNameOf(address) === CONFIG_FILE ? 'configs' : 'documents',
            );
            const configured = configs.map(folderOf).filter((each): each is Address => each !== undefined);
            return { documents, configured, unread: [] };
        },
        read: async uri => asRead((await ask(connection, 'carewright/readFile', { uri }).catch(() => null)) ?? undefined),
        real: async () => undefined,
        isFolder: async () => undefined,
    };
}

/** The files of this machine, and through the editor those that are elsewhere: in a repository on the web, for example. */
export function filesByScheme(here: Files, elsewhere: Files): Files {
    const filesOf = (address: Address): Files => (address.startsWith('file:') ? here : elsewhere);
    return {
        names: here.names,
        find: (folder, exclude, isDeep) => filesOf(folder).find(folder, exclude, isDeep),
        read: address => filesOf(address).read(address),
        real: address => filesOf(address).real(address),
        isFolder: address => filesOf(address).isFolder(address),
    };
}
