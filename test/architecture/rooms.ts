/** Who may import whom, and why. docs/how-it-is-built.md is written from this table (`npm run docs`), and the tests hold the code to it. */

interface Room {
    /** What is in it, for the page. */
    readonly holds: string;
    /** Rooms whose values and types it may use, each with the reason. A folder stands for all rooms in it. */
    readonly mayImport: Readonly<Record<string, string>>;
    /** Rooms of which it may know the types only. */
    readonly mayKnow?: Readonly<Record<string, string>>;
}

const WORDS = 'kinds of lines, values, dates, findings';

/** Every room: a folder with what is below it, unless that has an entry of its own. */
export const ROOMS: Readonly<Record<string, Room>> = {
    'language/model': {
        holds: 'What the language is about, as types and tables: kinds of lines, facts, findings, values, dates, units, links, addresses',
        mayImport: {},
    },
    'language/syntax': {
        holds: 'The only readers of text: lexer, both parsers, the tree with places, lines and braces, the first glance',
        mayImport: {
            'language/model': 'syntax errors are findings, and how a line is written is said with its kind',
            'language/generated': 'what Langium makes from the grammar',
        },
    },
    'language/generated': { holds: 'Made from the grammar by `npm run generate`, and not committed', mayImport: {} },
    'language/facts': {
        holds: 'A tree becomes facts',
        mayImport: { 'language/model': 'the types of facts', 'language/syntax': 'reads the text, and says where each word is' },
        mayKnow: { 'language/generated': 'the nodes of the tree' },
    },
    'language/library': {
        holds: 'Vocabularies, guidance and templates as `.care` files, and their facts as made at build time',
        mayImport: { 'language/model': 'its documents are facts like any others' },
    },
    'language/names': {
        holds: 'The index of names: what is declared where',
        mayImport: { 'language/model': 'facts say what is declared', 'language/library': 'the library is in every index' },
    },
    'language/assess': {
        holds: 'The verdict: what a service or a review answers of a guidance, and how that is worded',
        mayImport: {
            'language/model': 'compares facts with facts',
            'language/library': 'what was learned from judged texts: by which words people say that something is so',
        },
        mayKnow: { 'language/names': 'looks terms up' },
    },
    'language/board': {
        holds: 'What a board sees across its services: actions, pathways, measures, sections',
        mayImport: { 'language/model': WORDS, 'language/assess': 'all of it is read off assessments' },
        mayKnow: { 'language/names': 'looks titles up' },
    },
    'language/guidance-diff': {
        holds: 'Two versions of a guidance, and what the change does to services and reviews',
        mayImport: { 'language/model': WORDS, 'language/assess': 'assesses against both' },
    },
    'language/format': {
        holds: 'The formatter and *organise*: edits of white space, and of order ([what they do](formatting.md))',
        mayImport: {
            'language/model': 'the order of lines',
            'language/syntax': 'tokens and lines',
            'language/facts': 'organise sees which elements are where',
        },
        mayKnow: { 'language/generated': 'the nodes of the tree' },
    },
    'language/skeletons': {
        holds: 'What `carewright new` writes, and the entries that completion, fixes and drafts insert',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'the lines and blocks of an example',
            'language/format': 'what is written is formatted',
            'language/assess': 'which requirements apply to what is begun',
            'language/names': 'titles of the terms chosen',
            'language/reviews': 'a new review is drafted from its template and the services it covers',
        },
    },
    'language/reviews': {
        holds: 'Reviews against their templates and the services they cover: drafts, updates, answers, fingerprints',
        mayImport: {
            'language/model': WORDS,
            'language/assess': 'what a service shows today',
            'language/board': 'actions of reviews',
            'language/names': 'services and templates by name',
        },
    },
    'language/checks': {
        holds: 'One rule a file with its examples beside it, and their catalogue',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'a line that can’t be read is told how it is written',
            'language/names': 'names that nobody declares, or two declare',
            'language/library': 'what comes with the library is not reported',
            'language/assess': 'rules about requirements read the verdict',
            'language/board': 'rules across services',
            'language/reviews': 'rules about reviews',
        },
    },
    'language/fixes': {
        holds: 'Which proposed edits are sound, and where new lines go',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'reads what an edit would make of the text',
            'language/assess': 'which requirement is still open',
            'language/skeletons': 'the entries to insert',
        },
    },
    'language/completion': {
        holds: 'What may be written at a place, from the grammar and from what is declared',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'the tokens and lines around the cursor',
            'language/facts': 'which names may be used at a place',
            'language/names': 'the names themselves',
            'language/library': 'terms of the workspace come before those of the library',
            'language/assess': 'requirements that are still open come first',
            'language/skeletons': 'entries with their placeholders',
            'language/reviews': 'answers that a template asks for',
        },
    },
    'language/explain': {
        holds: 'The pages that explain a requirement, a rule, a term, a line or a review, as trees (mdast) that others render',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'how a line is written',
            'language/names': 'what is declared',
            'language/library': 'the addresses of its pages',
            'language/assess': 'how expectations are worded',
            'language/board': 'the sums of a service',
            'language/reviews': 'what findings looked at',
            'language/checks': 'the pages of rules',
            'language/completion': 'what a line is for',
        },
    },
    'language/workspace': {
        holds: 'All documents together: settings, what is checked when, what is kept',
        mayImport: {
            'language/model': WORDS,
            'language/syntax': 'the first glance at a text',
            'language/facts': 'reads texts',
            'language/names': 'one index for all documents',
            'language/library': 'is part of every workspace',
            'language/assess': 'assessments are kept for rules and features',
            'language/checks': 'runs the rules',
        },
    },
    files: {
        holds: 'Finds, reads and writes files on a disk: the only place that does',
        mayImport: { language: 'edits and encodings are the language’s' },
    },
    documents: {
        holds: 'From facts and assessments to documents, and back: one tree (mdast), one renderer a format, the reader of Word files. Bytes in, bytes out; [what it writes](documents.md)',
        mayImport: { language: 'facts and assessments' },
    },
    server: {
        holds: 'The language server: the features of the protocol by what they are about, and what is kept for them',
        mayImport: { language: 'answers are read off it', documents: 'previews', files: 'reads what is not open' },
    },
    cli: {
        holds: 'The command: options, reports, exit codes',
        mayImport: {
            language: 'all it reports',
            documents: '`generate` and `import`',
            files: 'reads and writes',
            'server/main/main-node.ts': '`carewright lsp` starts the server',
        },
    },
    client: {
        holds: 'The extension for VS Code. It knows nothing of the language, and asks the server',
        mayImport: { 'server/protocol.ts': 'requests of our own, and their types' },
    },
    scripts: {
        holds: 'What is made at build time, this table too',
        mayImport: {
            language: 'the library and the docs are made from it',
            test: 'this table, and the equipment of VS Code’s tests',
        },
    },
};

/** Packages and parts of Node that each folder at the top may import. */
export const PACKAGES: Readonly<Record<string, RegExp>> = {
    // Of `mdast` the types of its trees, and nothing else.
    language: /^(langium|chevrotain|chevrotain-allstar|vscode-uri|picomatch|jsonc-parser|syllable|mdast)(\/|$)/,
    files: /^(node:|picomatch$)/,
    documents: /^(?!node:|vscode)/,
    server: /^(?!vscode$)/,
    cli: /^(?!vscode)/,
    client: /^(vscode|node:)/,
};

/** Files that anybody may import: data that is not code. */
export const DATA = /^(package\.json$|docs\/schemas\/|.*\.json$)/;

/** Folders with one file of code, each with the reason. */
export const BOUNDARIES: Readonly<Record<string, string>> = {
    documents: 'the door of the room: every kind of document in every format is made by its one file',
};

/** Exports that no file imports, or files with such exports, each with who uses them. */
export const USED_FROM_OUTSIDE: Readonly<Record<string, string>> = {
    'client/main-browser.ts activate': 'VS Code in a browser calls it',
    'client/main-node.ts activate': 'VS Code calls it',
    'test/support/dots-and-skipped.ts': 'Mocha loads its reporter by path',
    'test/workbench/in-vscode/assert-in-browser.mjs': 'bundled in the place of node:assert',
    'test/workbench/in-vscode/run-suite-node.ts': 'bundled into the suites of VS Code',
    'test/workbench/in-vscode/run-suite-web.ts': 'bundled into the suites of VS Code in a browser',
};
