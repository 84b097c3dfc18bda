/** Breaks text between words into lines of at most `width` characters; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
        let line = '';
        for (const word of paragraph.split(/[ \t]+/)) {
            if (line && line.length + 1 + word.length > width) {
                lines.push(line);
                line = word;
            } else line = line ? `${line} ${word}` : word;
        }
        lines.push(line);
    }
    return lines;
}

/** Wraps text and puts the same words in front of each line. The points of a list hang. */
export function indented(text: string, indent: string, width: number): string {
    return text
        .split('\n')
        .flatMap(line => {
            const point = line.startsWith('- ') ? '  ' : '';
            return wrap(line, width - indent.length - point.length).map((part, index) =>
                part ? indent + (index ? point : '') + part : '',
            );
        })
        .join('\n');
}

/** A number with its noun: "1 file", "3 files". */
export function counted(count: number, one: string, many = `${one}s`): string {
    // Not `toLocaleString`: it takes 40 ms to begin with.
    return `${String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}
