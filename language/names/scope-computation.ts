import { type AstNodeDescription, AstUtils, DefaultScopeComputation, EMPTY_STREAM, type LangiumDocument, type LocalSymbols } from 'langium';
import { namespaceOf } from '../facts/namespaces.ts';

/** A declared name with the namespace that it is looked up in. */
export interface NamespacedDescription extends AstNodeDescription {
    readonly namespace: string;
}

/** Every declared name can be used anywhere in the workspace: guidance, vocabularies and services know no imports. */
export class CarewrightScopeComputation extends DefaultScopeComputation {
    override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
        const symbols: NamespacedDescription[] = [];
        for (const node of AstUtils.streamAst(document.parseResult.value)) {
            const namespace = namespaceOf(node);
            const name = namespace && this.nameProvider.getName(node);
            if (namespace && name) symbols.push({ ...this.descriptions.createDescription(node, name, document), namespace });
        }
        return symbols;
    }

    /** Nothing is local. */
    override async collectLocalSymbols(): Promise<LocalSymbols> {
        return { getStream: () => EMPTY_STREAM, has: () => false };
    }
}
