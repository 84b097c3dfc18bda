import type { DocumentFacts } from '../model/facts.ts';
import facts from './facts.json' with { type: 'json' };

/** What the standard library says: its vocabularies, guidance and templates, read at build time. */
export const LIBRARY = facts as unknown as readonly DocumentFacts[];
