import { withoutLayout } from '../../language/model/quotations.ts';

/** Characters that nobody sees, and that make text look like something else; those that join letters of scripts stay. */
const UNSEEN =
    /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\uFFFE\uFFFF]|[\u{E0000}-\u{E007F}]/gu;

/**
 * Text from anybody as text that any format can hold: invisible characters become one that is seen, half characters as well.
 * Line breaks and tabs stay.
 */
export function plainText(text: string): string {
    return text.replaceAll(/\r\n?/g, '\n').replaceAll(UNSEEN, '\uFFFD').toWellFormed();
}

/** The same on one line. */
export function onOneLine(text: string): string {
    return withoutLayout(plainText(text));
}
