import type { Feature } from '../server.ts';
import { callHierarchy } from './call-hierarchy.ts';
import { definition } from './definition.ts';
import { documentLinks } from './document-links.ts';
import { documentSymbols } from './document-symbols.ts';
import { folding } from './folding.ts';
import { highlights } from './highlights.ts';
import { hover } from './hover.ts';
import { libraryDocuments } from './library-documents.ts';
import { references } from './references.ts';
import { selectionRanges } from './selection-ranges.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { workspaceSymbols } from './workspace-symbols.ts';

/** Everything that the server does besides telling what it found, one file each. */
export const FEATURES: readonly Feature[] = [
    callHierarchy,
    definition,
    documentLinks,
    documentSymbols,
    folding,
    highlights,
    hover,
    libraryDocuments,
    references,
    selectionRanges,
    semanticTokens,
    workspaceSymbols,
];
