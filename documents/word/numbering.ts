import { NAMESPACES, w, wVal, type XmlElement, xmlPart } from '../office/xml.ts';
import { BULLETS } from './writing.ts';

const SIGNS = ['•', '–', '•', '–', '•', '–', '•', '–', '•'];
const NUMBERS = ['decimal', 'lowerLetter', 'lowerRoman'];

function level(index: number, format: string, sign: string): XmlElement {
    return w('lvl', { ilvl: index }, [
        wVal('start', 1),
        wVal('numFmt', format),
        wVal('lvlText', sign),
        wVal('lvlJc', 'left'),
        w('pPr', {}, [w('ind', { left: 360 * (index + 1), hanging: 360 })]),
    ]);
}

/** The part of the package with the numbering: bullets, and a count of its own for each numbered list. */
export function numberingPart(starts: readonly number[]): string {
    const levels = [...SIGNS.keys()];
    const abstract = [
        w('abstractNum', { abstractNumId: BULLETS }, [
            wVal('multiLevelType', 'hybridMultilevel'),
            ...levels.map(index => level(index, 'bullet', SIGNS[index] ?? '•')),
        ]),
        w('abstractNum', { abstractNumId: BULLETS + 1 }, [
            wVal('multiLevelType', 'multilevel'),
            ...levels.map(index => level(index, NUMBERS[index % 3] ?? 'decimal', `%${index + 1}.`)),
        ]),
    ];
    const numbered = starts.map((start, index) =>
        w('num', { numId: BULLETS + 1 + index }, [
            wVal('abstractNumId', BULLETS + 1),
            ...levels.map(ilvl => w('lvlOverride', { ilvl }, [wVal('startOverride', ilvl ? 1 : start)])),
        ]),
    );
    return xmlPart(w('numbering', NAMESPACES, [...abstract, w('num', { numId: BULLETS }, [wVal('abstractNumId', BULLETS)]), ...numbered]));
}
