import { type Kinds, tokensOfTerminal } from './kinds.ts';

const FEW = 3;

/** The sets of tokens that decide which way to read on, each written once. */
export class TokenSets {
    readonly kinds: Kinds;
    private readonly written = new Map<string, string>();
    private readonly names: ReadonlySet<number>;
    private readonly labels: ReadonlySet<number>;

    constructor(kinds: Kinds) {
        this.kinds = kinds;
        this.names = new Set(tokensOfTerminal('ID', kinds));
        this.labels = new Set(tokensOfTerminal('LABEL', kinds));
    }

    /** A condition: whether the next token is one of some. */
    test(tokens: ReadonlySet<number>): string {
        if (tokens.size <= FEW) return `(${[...tokens].map(token => `t.kinds[t.at] === ${token}`).join(' || ')})`;
        return `(${this.named(tokens)}[t.kinds[t.at] as number] === 1)`;
    }

    /** The name of a set of tokens. */
    named(tokens: ReadonlySet<number>): string {
        const [hasNames, hasLabels] = [tokens.isSupersetOf(this.names), tokens.isSupersetOf(this.labels)];
        const rest = [...tokens]
            .filter(token => !(hasNames && this.names.has(token)) && !(hasLabels && this.labels.has(token)))
            .sort((a, b) => a - b);
        const bases = [...(hasNames ? ['NAMES'] : []), ...(hasLabels ? ['LABELS'] : [])].map(base => `...${base}`);
        const code = `setOf([${[...bases, ...rest].join(', ')}], ${this.kinds.size})`;
        let name = this.written.get(code);
        if (!name) {
            name = `SET_${this.written.size + 1}`;
            this.written.set(code, name);
        }
        return name;
    }

    /** The declarations of the sets that conditions named. */
    declarations(): string {
        const list = (tokens: ReadonlySet<number>): string => `[${[...tokens].join(', ')}]`;
        return [
            `const NAMES: readonly number[] = ${list(this.names)};`,
            `const LABELS: readonly number[] = ${list(this.labels)};`,
            ...[...this.written].map(([code, name]) => `const ${name} = ${code};`),
        ].join('\n');
    }
}
