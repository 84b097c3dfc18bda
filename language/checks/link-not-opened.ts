import { isLibrary } from '../library/scheme.ts';
import type { Fix, RuleFinding } from '../model/findings.ts';
import type { RefusedLink } from '../model/links.ts';
import { isFileBelow, linksInText, safeLink } from '../model/links.ts';
import type { Rule } from './rule.ts';
import { placeInText } from './support/prose.ts';

/** The longest part of an address that a message repeats. */
const SHOWN = 60;

function shortened(written: string): string {
    return written.length > SHOWN ? `${written.slice(0, SHOWN)}…` : written;
}

/** Keeps what it is the address of, or else the address itself as words. */
function asWords({ written, at, title }: RefusedLink): Fix {
    return title
        ? { title: 'Remove the address', safe: false, edits: [{ at: [title[1], at[1]], text: '' }] }
        : { title: 'Write the address as words', safe: false, edits: [{ at, text: `"${written.replaceAll(/["“”„‟]/g, '')}"` }] };
}

/** What is wrong with the link of a text; nothing where people may follow it. */
function problemOf(written: string): string | undefined {
    if (written.startsWith('#') || safeLink(written) || isFileBelow(written)) return undefined;
    if (/^(?:mailto|tel):/i.test(written)) return 'The link may hold one email address or telephone number, and nothing else.';
    if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return 'Links may go to web pages (http or https) and to files below this one.';
    return 'The file is not in the folder of this document or below it.';
}

/** Links go to web pages, or to files below the document. */
export const linkNotOpened: Rule = {
    code: 'CARE-125',
    name: 'link-not-opened',
    title: 'A link that is not opened',
    severity: 'warning',
    reads: 'document',
    isFixable: true,
    why: 'A click on a link must never run a program, open a file elsewhere or send a password. So links go to web pages, and in texts also to email addresses, telephone numbers and files in the folder of the document or below it. Others are shown as words.',
    fix: 'Write the address of a web page, which begins with `https://`, or remove the link.',
    *check(document): Iterable<RuleFinding> {
        if (isLibrary(document.uri)) return;
        for (const refused of document.refusedLinks) {
            yield {
                at: refused.at,
                message: `“${shortened(refused.written)}” is not the address of a web page, so it is not shown as a link.`,
                advice: 'Write an address that begins with https://, or remove it.',
                fixes: [asWords(refused)],
            };
        }
        for (const text of document.texts) {
            if (text.role === 'example') continue;
            for (const { written, at } of linksInText(text.text)) {
                const problem = problemOf(written);
                if (problem === undefined) continue;
                yield {
                    at: placeInText(text, ...at).at,
                    message: `“${shortened(written)}” is not shown as a link. ${problem}`,
                    advice: 'Link to a web page or to a file in the folder of this document, or remove the link.',
                };
            }
        }
    },
};
