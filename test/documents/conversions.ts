import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What LibreOffice calls the formats of Word and Excel. */
export const DOCX = 'docx:MS Word 2007 XML';
export const XLSX = 'xlsx:Calc MS Excel 2007 XML';

type Bytes = Uint8Array;
/** A format to convert a file to, or what a test makes of the file before it goes on. */
type Step = string | ((bytes: Bytes) => Bytes);

interface Conversion {
    readonly steps: readonly Step[];
    /** Makes the file that is converted. */
    readonly make: () => Bytes | Promise<Bytes>;
    /** The file before the first step, and after each. */
    readonly files: string[];
}

/**
 * The files that a group of tests has LibreOffice convert. A start of LibreOffice takes longer than most files do, so all files that
 * go to one format are converted in one: first all first steps of the conversions, then all second ones.
 */
export class Conversions {
    private readonly all: Conversion[] = [];
    private folder = '';

    /**
     * Says that a file is to be converted, step by step; call it where tests are defined.
     *
     * @param make makes a file that ends with `type`
     * @returns the path of the file that is made by a step, and by the last where none is given; tests call it
     */
    file(type: 'docx' | 'xlsx', make: Conversion['make'], ...steps: readonly Step[]): (step?: number) => string {
        const conversion: Conversion = { steps, make, files: [`${this.all.length}.${type}`] };
        this.all.push(conversion);
        return (step = steps.length) => join(this.folder, conversion.files[step] ?? 'none');
    }

    /** Makes all files, and converts them. */
    async run(soffice: string): Promise<void> {
        this.folder = mkdtempSync(join(tmpdir(), 'carewright-office-'));
        for (const { make, files } of this.all) writeFileSync(join(this.folder, files[0] ?? ''), await make());
        for (let step = 0; this.all.some(({ steps }) => step < steps.length); step++) this.take(step, soffice);
    }

    private take(step: number, soffice: string): void {
        const folder = join(this.folder, String(step));
        const formats = new Map<string, string[]>();
        mkdirSync(folder);
        for (const { steps, files } of this.all) {
            const next = steps[step];
            const last = files[step] ?? '';
            const name = /\d+\.\w+$/.exec(last)?.[0] ?? '';
            if (next === undefined) continue;
            if (typeof next === 'string') {
                formats.set(next, [...(formats.get(next) ?? []), join(this.folder, last)]);
                files.push(join(String(step), name.replace(/\w+$/, next.split(':')[0] ?? '')));
            } else {
                files.push(join(String(step), name));
                writeFileSync(join(folder, name), next(readFileSync(join(this.folder, last))));
            }
        }
        const profile = `-env:UserInstallation=${pathToFileURL(join(this.folder, 'profile')).href}`;
        for (const [format, files] of formats) {
            const args = [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files];
            execFileSync(soffice, args, { stdio: 'ignore' });
        }
    }

    /** The path of a file that a test makes itself, which is removed with the others. */
    pathOf(name: string): string {
        return join(this.folder, name);
    }

    /** Removes all files. */
    close(): void {
        if (this.folder) rmSync(this.folder, { recursive: true, force: true });
    }
}
