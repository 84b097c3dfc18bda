import { childrenOf, type XmlNode } from '../../documents/office/xml.ts';

/**
 * In which order the parts of Word's properties have to stand (ECMA-376, part 1, section 17, and the transitional schema). Word
 * calls a file damaged where they stand in another; LibreOffice reads it.
 */
const ELEMENT_ORDER: Readonly<Record<string, readonly string[]>> = {
    'w:pPr': [
        ...['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers'],
        ...['pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap', 'overflowPunct', 'topLinePunct', 'autoSpaceDE'],
        ...['autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing', 'mirrorIndents'],
        ...['suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl', 'divId', 'cnfStyle', 'rPr'],
        ...['sectPr', 'pPrChange'],
    ],
    'w:tblPr': [
        ...['tblStyle', 'tblpPr', 'tblOverlap', 'bidiVisual', 'tblStyleRowBandSize', 'tblStyleColBandSize', 'tblW', 'jc'],
        ...['tblCellSpacing', 'tblInd', 'tblBorders', 'shd', 'tblLayout', 'tblCellMar', 'tblLook', 'tblCaption', 'tblDescription'],
    ],
    'w:tcPr': [
        ...['cnfStyle', 'tcW', 'gridSpan', 'hMerge', 'vMerge', 'tcBorders', 'shd', 'noWrap', 'tcMar', 'textDirection', 'tcFitText'],
        ...['vAlign', 'hideMark', 'cellIns', 'cellDel', 'cellMerge', 'tcPrChange'],
    ],
    'w:sectPr': [
        ...['headerReference', 'footerReference', 'footnotePr', 'endnotePr', 'type', 'pgSz', 'pgMar', 'paperSrc', 'pgBorders'],
        ...[
            'lnNumType',
            'pgNumType',
            'cols',
            'formProt',
            'vAlign',
            'noEndnote',
            'titlePg',
            'textDirection',
            'bidi',
            'rtlGutter',
            'docGrid',
        ],
    ],
    'w:style': [
        ...['name', 'aliases', 'basedOn', 'next', 'link', 'autoRedefine', 'hidden', 'uiPriority', 'semiHidden', 'unhideWhenUsed'],
        ...['qFormat', 'locked', 'personal', 'personalCompose', 'personalReply', 'rsid', 'pPr', 'rPr', 'tblPr', 'trPr', 'tcPr'],
        ...['tblStylePr'],
    ],
    'w:lvl': [
        ...['start', 'numFmt', 'lvlRestart', 'pStyle', 'isLgl', 'suff', 'lvlText', 'lvlPicBulletId', 'legacy', 'lvlJc', 'pPr', 'rPr'],
    ],
    'w:sdt': ['sdtPr', 'sdtEndPr', 'sdtContent'],
    'w:tbl': ['bookmarkStart', 'tblPr', 'tblGrid', 'tr', 'sdt'],
    'w:sdtPr': ['rPr', 'alias', 'tag', 'id', 'lock', 'placeholder', 'temporary', 'showingPlcHdr', 'dataBinding', '*'],
    'w:tc': ['tcPr', '*'],
    'w:p': ['pPr', '*'],
    'w:r': ['rPr', '*'],
    'w:tblBorders': ['top', 'left', 'start', 'bottom', 'right', 'end', 'insideH', 'insideV'],
    'w:tblCellMar': ['top', 'left', 'start', 'bottom', 'right', 'end'],
    'w:pBdr': ['top', 'left', 'bottom', 'right', 'between', 'bar'],
};

/** Elements whose children stand in an order that Word does not read: `w:pPr: ind after contextualSpacing`. */
export function disordered(node: XmlNode): readonly string[] {
    const order = ELEMENT_ORDER[node.name];
    const names = childrenOf(node).map(each => each.name.replace(/^w:/, ''));
    const rank = (name: string): number =>
        order?.includes(name) || !order?.includes('*') ? (order?.indexOf(name) ?? 0) : order.indexOf('*');
    const own = order
        ? names.flatMap((name, at) => {
              const before = names[at - 1];
              if (rank(name) < 0) return [`${node.name}: ${name} is not allowed`];
              return before !== undefined && rank(before) > rank(name) ? [`${node.name}: ${name} after ${before}`] : [];
          })
        : [];
    return [...own, ...childrenOf(node).flatMap(disordered)];
}
