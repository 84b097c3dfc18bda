import type { IToken } from 'chevrotain';
import { type AstNode, GrammarAST } from 'langium';
import { isTextType } from '../syntax/strings.ts';

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
interface RuleStates {
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

    /** Adds what an element reads between two states, as often as it may be repeated. */
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
            // What a fragment or the name of a reference reads belongs to the node around it.
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

/** A node that is being read: what has been read of it so far. */
export interface PartialNode {
    readonly type: string;
    /** What was written for each property, in order. */
    readonly values: Readonly<Record<string, readonly string[]>>;
    readonly container: PartialNode | undefined;
}

/** A place in the grammar: a state of a rule, and the rules around it that go on after it. */
export interface Path {
    readonly rule: RuleStates;
    readonly state: number;
    readonly node: PartialNode;
    /** The property of the node around that this node is the value of; nothing where the rule goes on with the same node. */
    readonly property: string | undefined;
    readonly around: Path | undefined;
    readonly depth: number;
}

/** A token that may come next, and where it leads. */
export interface Next {
    readonly step: Extract<Step, { kind: 'word' | 'terminal' }>;
    /** The node that the token belongs to, without it. */
    readonly node: PartialNode;
    readonly rule: RuleStates;
    readonly path: Path;
    /** Whether what stood around at the given depth goes on with it: it begins something new there. */
    readonly isNew: boolean;
}

/** The beginning of a document. */
export function startOf({ rules, entry }: Network): Path {
    const rule = rules.get(entry) as RuleStates;
    const node: PartialNode = { type: entry, values: {}, container: undefined };
    return { rule, state: rule.start, node, property: undefined, around: undefined, depth: 0 };
}

function withValue(node: PartialNode, property: string, value: string): PartialNode {
    return { ...node, values: { ...node.values, [property]: [...(node.values[property] ?? []), value] } };
}

/** The words that a rule has read, where it makes words. */
const WORDS = 'words';

/** Nodes that are lists of names with something after each, and the property that is the name. */
const NAMED_IN_LISTS: Readonly<Record<string, string>> = { Look: 'service' };

/** Goes into a rule that begins here. */
export function stepInto({ rules }: Network, path: Path, step: Extract<Step, { kind: 'rule' }>): Path {
    const rule = rules.get(step.rule) as RuleStates;
    const isNode = step.property !== undefined || rule.isWords;
    const node: PartialNode = isNode
        ? { type: rule.name, values: {}, container: path.node }
        : { ...path.node, type: rule.name, container: path.node.container };
    const around = { ...path, state: step.to };
    return { rule, state: rule.start, node, property: step.property, around, depth: path.depth + 1 };
}

/** What goes on after a rule that has been read; nothing after the whole document. */
export function stepOut({ rule, node, property, around }: Path): Path | undefined {
    if (!around) return undefined;
    if (rule.isWords) {
        const value = (node.values[WORDS] ?? []).join(' ');
        return { ...around, node: withValue(around.node, property ?? WORDS, value) };
    }
    // One that goes on takes what was read along.
    if (property === undefined) return { ...around, node: { ...node, type: around.node.type } };
    // A node that is complete is not looked at again; but what a list of them names is not offered a second time.
    const named = NAMED_IN_LISTS[rule.name];
    const name = named && writtenFor(node, named);
    return name === undefined ? around : { ...around, node: withValue(around.node, property, name) };
}

/**
 * Every token that may come next.
 *
 * @param base the depth at which something new begins, and the block around goes on
 */
export function* nextOf(network: Network, path: Path, base = 0, isNew = path.depth <= base): Generator<Next> {
    if (path.state === path.rule.end) {
        const after = stepOut(path);
        if (after) yield* nextOf(network, after, base, isNew || after.depth <= base);
    }
    for (const step of network.steps[path.state] ?? []) {
        switch (step.kind) {
            case 'skip':
                yield* nextOf(network, { ...path, state: step.to }, base, isNew);
                break;
            case 'type':
                yield* nextOf(network, { ...path, state: step.to, node: { ...path.node, type: step.type } }, base, isNew);
                break;
            case 'rule':
                yield* nextOf(network, stepInto(network, path, step), base, isNew);
                break;
            default:
                yield { step, node: path.node, rule: path.rule, path: { ...path, state: step.to }, isNew };
        }
    }
}

/** Where a token leads, with the token remembered. */
export function taken({ step, path }: Next, image: string): Path {
    const property = path.rule.isWords ? WORDS : step.property;
    return property === undefined ? path : { ...path, node: withValue(path.node, property, image) };
}

/** Whether what is being read inside the block at a depth could end here. */
export function mayEnd(network: Network, path: Path, base: number): boolean {
    if (path.depth <= base) return true;
    if (path.state === path.rule.end) {
        const after = stepOut(path);
        if (after && mayEnd(network, after, base)) return true;
    }
    return (network.steps[path.state] ?? []).some(step => step.kind === 'skip' && mayEnd(network, { ...path, state: step.to }, base));
}

const WORD = ' (word)';

/** Whether a token of the lexer is what a step reads. */
function matches({ step }: Next, { tokenType }: IToken): boolean {
    const { name } = tokenType;
    const word = name.endsWith(WORD) ? name.slice(0, -WORD.length) : name;
    if (step.kind === 'word') return word === step.word;
    switch (step.terminal) {
        case 'ID':
            return name === 'ID' || word !== name;
        case 'LABEL':
            return name === 'LABEL' || word !== name || tokenType.CATEGORIES?.some(category => category.name === 'LABEL') === true;
        case 'PROSE':
            return isTextType(name);
        default:
            return name === step.terminal;
    }
}

/** More ways to read a text than these are looked through for the same ones. */
const MANY = 6;

/** Paths that go on in different ways: what was read before makes no difference. */
function different(paths: readonly Path[]): Path[] {
    const stateOf = (path: Path): string => `${path.state} ${path.around ? stateOf(path.around) : ''}`;
    return [...new Map(paths.toReversed().map(path => [stateOf(path), path])).values()].toReversed();
}

/** Lines that the language does not know: nothing can be said about what comes next in them. */
const UNKNOWN_LINE = 'OtherField';

/**
 * Follows a token: every place that it may lead to.
 *
 * @param base the depth of the block around, in which a token rather goes on with a line than begins another
 */
function follow(network: Network, paths: readonly Path[], token: IToken, base: number): Path[] {
    const found = paths
        .flatMap(path => [...nextOf(network, path, base)])
        .filter(next => matches(next, token) && next.rule.name !== UNKNOWN_LINE);
    const going = found.filter(({ isNew }) => !isNew);
    const likely = going.length ? going : found;
    // A word of the grammar that labels a line is not a name as well, where it can be the label.
    const labels = likely.filter(({ step }) => step.kind === 'word');
    const read = labels.length && !token.tokenType.name.endsWith(WORD) ? labels : likely;
    const after = read.map(next => taken(next, token.image));
    return after.length > MANY ? different(after) : after;
}

/** Follows tokens as far as they can be read: nothing where one can't. */
export function followAll(network: Network, paths: readonly Path[], tokens: readonly IToken[], base = -1): readonly Path[] {
    let found = paths;
    for (const token of tokens) {
        found = follow(network, found, token, base);
        if (!found.length) break;
    }
    return found;
}

/** The last word that was written for a property of a node. */
export function writtenFor(node: PartialNode | undefined, property: string): string | undefined {
    return node?.values[property]?.at(-1);
}

/** The nearest node of a type, from a node outwards. */
export function nodeOfType(node: PartialNode | undefined, ...types: readonly string[]): PartialNode | undefined {
    for (let each = node; each; each = each.container) if (types.includes(each.type)) return each;
    return undefined;
}

/** A node as far as `namespacesOf` looks at it. */
export function asAst(node: PartialNode): AstNode {
    const container = node.container && asAst(node.container);
    const [field, kind] = [writtenFor(node, 'field'), writtenFor(node, 'kind')];
    return { $type: node.type, ...(container && { $container: container }), ...(field && { field }), ...(kind && { kind }) } as AstNode;
}
