import { SymbolKind } from 'vscode-languageserver';

/** The editor's icon for what a part of a document is; the words are those that open it. */
const KINDS: Readonly<Record<string, SymbolKind>> = {
    vocabulary: SymbolKind.Enum,
    term: SymbolKind.EnumMember,
    guidance: SymbolKind.Package,
    section: SymbolKind.Namespace,
    requirement: SymbolKind.Constant,
    tightens: SymbolKind.Constant,
    withdraws: SymbolKind.Constant,
    replaces: SymbolKind.Constant,
    service: SymbolKind.Class,
    policy: SymbolKind.Method,
    'works with': SymbolKind.Interface,
    template: SymbolKind.Struct,
    question: SymbolKind.Field,
    review: SymbolKind.Class,
    finding: SymbolKind.Property,
    action: SymbolKind.Event,
};

/** The kind of a part of a document, or of what a name is declared as: any other namespace holds the terms of a vocabulary. */
export function symbolKind(kind: string, otherwise: SymbolKind = SymbolKind.Object): SymbolKind {
    return KINDS[kind] ?? otherwise;
}
