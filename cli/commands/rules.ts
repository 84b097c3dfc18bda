import { RULES } from '../../language/checks/catalogue.ts';
import { ExitCode } from '../exit-code.ts';
import { type Io, painter, widthOf } from '../io.ts';
import { jsonText } from '../text/safe-text.ts';
import { table } from '../text/terminal.ts';

/** `carewright rules`: every rule that is not guidance. */
export async function rules({ format }: { readonly format: 'text' | 'json' }, io: Io): Promise<ExitCode> {
    const paint = painter(io.out, io.env);
    const list = RULES.map(({ code, name, title, severity, why, fix }) => ({ code, name, title, severity, why, fix }));
    if (format === 'json') {
        await io.out.write(`${jsonText(list)}\n`);
        return ExitCode.ok;
    }
    const columns = [{ title: 'Code' }, { title: 'Name' }, { title: 'Severity' }, { title: 'What it finds', grows: 1 }];
    const cells = list.map(({ code, name, severity, title }) => [code, name, severity, title]);
    await io.out.write(table(columns, cells, widthOf(io.out), (line, row) => (row < 0 ? paint('underline', line) : line)));
    await io.out.write(`\nMore on one of them: carewright explain ${RULES[0]?.code}\n`);
    return ExitCode.ok;
}
