import type { Namespace } from '../../language/model/namespaces.ts';
import { listed, titleOf } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { nameCalled } from './known-names.ts';

/** What is to be known of a row that is about a term which no vocabulary has, with those that are nearest. */
interface UnknownTerm {
    /** Where the row needs a name. */
    readonly whole: string;
    /** Where the row is written in words: in sentences. */
    readonly inOwnWords: string;
}

/**
 * That a row is about a term that no vocabulary has.
 *
 * @param about the words of the row
 * @param entry the vocabulary of its term, and what people call one of these
 * @returns nothing where the term is known
 */
export function unknownTerm(about: string, [namespace, what]: readonly [Namespace, string], names: NameIndex): UnknownTerm | undefined {
    if (nameCalled(about, [namespace], names) !== undefined || nameCalled(about.split(': ')[0] ?? '', [namespace], names) !== undefined)
        return undefined;
    const wanted = about.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    const titles = names.declarationsOf([namespace]).map(each => titleOf(each));
    const near = titles.filter(title => wanted.some(word => title.toLowerCase().includes(word))).slice(0, 3);
    const meant = near.length
        ? ` Did you mean ${listed(
              near.map(title => `“${title}”`),
              'or',
          )}?`
        : '';
    const isNone = `“${about}” is no ${what} that is known here`;
    return {
        whole: `${isNone}.${meant} Or add it to a vocabulary`,
        inOwnWords: `${isNone}, so it is in quotation marks.${meant}`,
    };
}
