import type { Feature } from '../server.ts';
import { hover } from './hover.ts';
import { libraryDocuments } from './library-documents.ts';

/** Everything that the server does besides telling what it found, one file each. */
export const FEATURES: readonly Feature[] = [hover, libraryDocuments];
