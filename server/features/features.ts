import type { Feature } from '../server.ts';
import { actions } from './actions.ts';
import { board } from './board.ts';
import { callHierarchy } from './call-hierarchy.ts';
import { codeActions } from './code-actions.ts';
import { codeLenses } from './code-lenses.ts';
import { completion } from './completion.ts';
import { coverage } from './coverage.ts';
import { definition } from './definition.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { explain } from './explain.ts';
import { folding } from './folding.ts';
import { formatting } from './formatting.ts';
import { fromElsewhere } from './from-elsewhere.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { libraryDocuments } from './library-documents.ts';
import { matrix } from './matrix.ts';
import { newDocument } from './new-document.ts';
import { placeholders } from './placeholders.ts';
import { preview } from './preview.ts';
import { references } from './references.ts';
import { renaming } from './rename.ts';
import { selectionRanges } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { status } from './status.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Everything that the server does besides telling what it found, one file each. */
export const FEATURES: readonly Feature[] = [
    actions,
    board,
    callHierarchy,
    codeActions,
    codeLenses,
    completion,
    coverage,
    definition,
    documentLinks,
    documentSymbols,
    explain,
    folding,
    formatting,
    fromElsewhere,
    highlights,
    hover,
    inlayHints,
    libraryDocuments,
    matrix,
    newDocument,
    placeholders,
    preview,
    references,
    renaming,
    selectionRanges,
    semanticTokens,
    status,
    workspaceSymbols,
];
