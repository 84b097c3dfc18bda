import { GrammarAST } from 'langium';

/** One step through a rule of the grammar. `to` is the state that it leads to. */
export type Step =
    /** A word or sign of the grammar. */
    | { readonly kind: 'word'; readonly word: string; readonly property?: string; readonly to: number }
    /** A token that the writer makes up: a name, text, a number. `isReference`: the name of something that is declared. */
    | {
          readonly kind: 'terminal';
          readonly terminal: string;
          readonly property?: string;
          readonly isReference: boolean;
          readonly to: number;
      }
    | { readonly kind: 'rule'; readonly rule: string; readonly property?: string; readonly to: number }
    /** The node that is being read turns out to be of a type. */
    | { readonly kind: 'type'; readonly type: string; readonly to: number }
    | { readonly kind: 'skip'; readonly to: number };

/** A rule of the grammar as states with steps between them. */
export interface RuleStates {
    readonly name: string;
    readonly start: number;
    readonly end: number;
    /** Whether it makes a word or two, and not a node. */
    readonly isWords: boolean;
}

export interface Network {
    readonly entry: string;
    readonly rules: ReadonlyMap<string, RuleStates>;
    readonly steps: readonly (readonly Step[])[];
}

interface Assigned {
    readonly property?: string;
    readonly isReference?: boolean;
}

/** Builds the states of one grammar. */
class Builder {
    readonly steps: Step[][] = [];

    state(): number {
        return this.steps.push([]) - 1;
    }

    private add(from: number, step: Step): void {
        this.steps[from]?.push(step);
    }

    /** Adds what an element reads between two states, as often as it may stand there. */
    element(element: GrammarAST.AbstractElement, from: number, to: number, assigned: Assigned = {}): void {
        const { cardinality } = element;
        if (!cardinality) {
            this.once(element, from, to, assigned);
            return;
        }
        const [before, after] = [this.state(), this.state()];
        this.add(from, { kind: 'skip', to: before });
        this.once(element, before, after, assigned);
        this.add(after, { kind: 'skip', to });
        if (cardinality !== '+') this.add(from, { kind: 'skip', to });
        if (cardinality !== '?') this.add(after, { kind: 'skip', to: before });
    }

    private once(element: GrammarAST.AbstractElement, from: number, to: number, assigned: Assigned): void {
        if (GrammarAST.isGroup(element)) {
            let state = from;
            for (const [index, part] of element.elements.entries()) {
                const next = index === element.elements.length - 1 ? to : this.state();
                this.element(part, state, next, assigned);
                state = next;
            }
        } else if (GrammarAST.isAlternatives(element)) {
            for (const part of element.elements) this.element(part, from, to, assigned);
        } else if (GrammarAST.isAssignment(element)) {
            this.element(element.terminal, from, to, { property: element.feature });
        } else if (GrammarAST.isCrossReference(element)) {
            if (element.terminal) this.element(element.terminal, from, to, { ...assigned, isReference: true });
        } else if (GrammarAST.isKeyword(element)) {
            this.add(from, { kind: 'word', word: element.value, ...propertyOf(assigned), to });
        } else if (GrammarAST.isAction(element)) {
            this.add(from, { kind: 'type', type: element.inferredType?.name ?? element.type?.ref?.name ?? '', to });
        } else if (GrammarAST.isRuleCall(element)) {
            this.call(element.rule.ref, from, to, assigned);
        }
    }

    private call(rule: GrammarAST.AbstractRule | undefined, from: number, to: number, assigned: Assigned): void {
        if (GrammarAST.isTerminalRule(rule)) {
            const isReference = assigned.isReference ?? false;
            this.add(from, { kind: 'terminal', terminal: rule.name, ...propertyOf(assigned), isReference, to });
        } else if (GrammarAST.isParserRule(rule)) {
            // What a fragment or the name of a reference reads belongs to the node that it stands in.
            if (rule.fragment || assigned.isReference) this.element(rule.definition, from, to, assigned);
            else this.add(from, { kind: 'rule', rule: rule.name, ...propertyOf(assigned), to });
        }
    }
}

function propertyOf({ property }: Assigned): { property?: string } {
    return property === undefined ? {} : { property };
}

/** A grammar as a network of states, in which a text can be followed word by word, and what may come next be read off. */
export function networkOf(grammar: GrammarAST.Grammar): Network {
    const builder = new Builder();
    const rules = new Map<string, RuleStates>();
    let entry = '';
    for (const rule of grammar.rules) {
        if (!GrammarAST.isParserRule(rule) || rule.fragment) continue;
        const [start, end] = [builder.state(), builder.state()];
        rules.set(rule.name, { name: rule.name, start, end, isWords: rule.dataType !== undefined });
        builder.element(rule.definition, start, end);
        if (rule.entry) entry = rule.name;
    }
    return { entry, rules, steps: builder.steps };
}
