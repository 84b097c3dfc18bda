import { textValue } from './strings.ts';

/**
 * What a token says: text without its quotes, links without their angle brackets, numbers as numbers. Anything else,
 * dates too, stays as it is written, to be checked.
 *
 * @param terminal the terminal rule of the grammar that the token belongs to
 */
export function tokenValue(terminal: string, image: string): string | number {
    switch (terminal) {
        case 'STRING':
        case 'PROSE':
            return textValue(image);
        case 'LINK':
            return image.slice(1, -1);
        case 'NUMBER':
            return Number(image.replaceAll(',', ''));
        default:
            return image;
    }
}
