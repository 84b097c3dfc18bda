import type { Aim } from '../../language/fixes/sound-edits.ts';
import type { Address } from '../../language/model/address.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import type { Span } from '../../language/model/values.ts';

/** Something that can be done about a finding. */
export interface Proposal {
    readonly title: string;
    /** Of this document, in the order of the text; or of another one. */
    readonly edits: readonly TextEdit[];
    readonly uri?: Address;
    /** The code and place of the finding that it puts right; none where it puts right several. */
    readonly finding?: { readonly code: string; readonly at: Span };
    /** What there has to be less of afterwards, besides what is never more. */
    readonly aim?: Aim;
    /** What it does, where many proposals write one line at one place and differ only in its names: one shows whether all are sound. */
    readonly shape?: string;
    /** Whether it is what most people would do. */
    readonly isPreferred?: boolean;
}
