import { elementOf } from '../../language/model/elements.ts';

/** The order in which a specification is read. */
const BLOCKS = ['aims', 'population', 'access', 'pathway', 'team', 'offers', 'policy', 'works with', 'measures', 'outcomes'];

/** A service in the making: its lines, and those of each of its blocks. */
export class CareService {
    private readonly head: string[] = [];
    private readonly blocks = new Map<string, string[]>();

    /** A line of the service itself. */
    add(line: string): void {
        this.head.push(line);
    }

    /** A line of a block: `population`, or `policy discharge`. */
    addTo(block: string, line: string): void {
        const lines = this.blocks.get(block) ?? [];
        lines.push(line);
        this.blocks.set(block, lines);
    }

    /** A line where its kind belongs. */
    addElement(kind: string, value: string): void {
        const element = elementOf(kind);
        const line = `${element?.words ?? kind}: ${value}`;
        if (!element || element.block === 'service') this.add(line);
        else this.addTo(element.block, line);
    }

    /** The text of the service. */
    text(name: string, title: string): string {
        const rank = (block: string): number => {
            const at = BLOCKS.findIndex(each => block === each || block.startsWith(`${each} `));
            return at < 0 ? BLOCKS.length : at;
        };
        const blocks = [...this.blocks].toSorted(([a], [b]) => rank(a) - rank(b));
        return [
            `service ${name} ${title} {`,
            ...this.head.map(line => `  ${line}`),
            ...blocks.flatMap(([block, lines]) => ['', `  ${block} {`, ...lines.map(line => `    ${line}`), '  }']),
            '}',
            '',
        ].join('\n');
    }
}
