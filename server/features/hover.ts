import { type Hover, MarkupKind } from 'vscode-languageserver';
import { structureOf } from '../../language/completion/structure.ts';
import type { Address } from '../../language/model/address.ts';
import type { Hovered } from '../hover/hovered.ts';
import { lineHover } from '../hover/line-hover.ts';
import { nameHover } from '../hover/name-hover.ts';
import { reviewHover } from '../hover/review-hover.ts';
import { valueHover } from '../hover/value-hover.ts';
import type { Feature, Server } from '../server.ts';
import { nameAt } from '../support/names-at.ts';
import { rangeOf } from '../support/places.ts';

async function hoverAt({ workspace }: Server, uri: Address, position: { line: number; character: number }): Promise<Hover | null> {
    const document = await workspace.check(uri);
    if (!document) return null;
    const { names, checker } = workspace.viewOf(document);
    const offset = document.text.offsetAt(position);
    const name = nameAt(document, names, offset);
    const summaries = name?.found[0] && workspace.summariesOf(name.found[0].uri);
    const hovered: Hovered | undefined =
        (name && nameHover(name, names, document, summaries ?? [])) ??
        reviewHover(document, offset, {
            names,
            today: workspace.today,
            assessments: service => checker.assessmentsOf(service),
        }) ??
        valueHover(document, names, workspace.today, offset) ??
        lineHover(document, structureOf(document.text.getText()), offset);
    return hovered ? { contents: { kind: MarkupKind.Markdown, value: hovered.markdown }, range: rangeOf(document.text, hovered.at) } : null;
}

/** What stands at the cursor, explained: a name, a number against what is expected, a finding of a review, the label of a line. */
export const hover: Feature = {
    capabilities: { hoverProvider: true },
    register(server) {
        server.connection.onHover(({ textDocument, position }) => hoverAt(server, textDocument.uri, position));
    },
};
