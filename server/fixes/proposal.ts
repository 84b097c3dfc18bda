import type { TextEdit } from '../../language/checks/rule.ts';
import type { Address } from '../../language/model/address.ts';
import type { Span } from '../../language/model/values.ts';

/** Something that can be done about a finding. */
export interface Proposal {
    readonly title: string;
    /** Of this document, in the order of the text; or of another one. */
    readonly edits: readonly TextEdit[];
    readonly uri?: Address;
    /** The code and place of the finding that it puts right; none where it puts right several. */
    readonly finding?: { readonly code: string; readonly at: Span };
    /** Whether it is what most people would do. */
    readonly isPreferred?: boolean;
}
