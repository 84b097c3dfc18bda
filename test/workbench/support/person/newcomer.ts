import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** What a stage of the newcomer's way took. */
interface Stage {
    readonly stage: string;
    /** All keys, letters of answers among them. */
    keys: number;
    letters: number;
    picks: number;
    seconds: number;
    readonly deadEnds: string[];
}

/** Works with keys only, counts them, and keeps what did not lead on. */
export class Newcomer {
    readonly stages: Stage[] = [];
    private readonly page: Page;
    private began = 0;

    constructor(page: Page) {
        this.page = page;
    }

    /** Does a stage, and keeps what it took also where it fails. */
    async stage(name: string, run: () => Promise<void>): Promise<void> {
        this.stages.push({ stage: name, keys: 0, letters: 0, picks: 0, seconds: 0, deadEnds: [] });
        this.began = performance.now();
        try {
            await run();
        } finally {
            this.current.seconds = Math.round((performance.now() - this.began) / 1000);
        }
    }

    async press(key: string): Promise<void> {
        this.current.keys++;
        await this.page.keyboard.press(key);
    }

    /** Takes what is marked in a list. */
    async pick(): Promise<void> {
        this.current.picks++;
        await this.press('Enter');
    }

    /** Types, letter by letter. */
    async type(words: string): Promise<void> {
        this.countLetters(words);
        await this.page.keyboard.type(words, { delay: 10 });
    }

    /** Writes at once what a person types: each letter is counted as a key. */
    async write(words: string): Promise<void> {
        this.countLetters(words);
        await this.page.keyboard.insertText(words);
    }

    /** The place where the next step was not offered. */
    deadEnd(what: string): void {
        this.current.deadEnds.push(what);
    }

    get deadEnds(): readonly string[] {
        return this.stages.flatMap(({ deadEnds }) => deadEnds);
    }

    /** Keeps the report beside the pictures, and prints it. */
    report(folder: string): void {
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'newcomer.json'), JSON.stringify(this.stages, null, 4));
        for (const { stage, keys, picks, seconds, deadEnds } of this.stages)
            console.log(
                `newcomer · ${stage}: ${keys} keys, ${picks} picks, ${seconds} s, ${deadEnds.length} dead ends ${deadEnds.join('; ')}`,
            );
    }

    /** The keys besides the letters of answers: what the editor costs. */
    get otherKeys(): number {
        return this.stages.reduce((sum, { keys, letters }) => sum + keys - letters, 0);
    }

    private countLetters(words: string): void {
        this.current.keys += words.length;
        this.current.letters += words.length;
    }

    private get current(): Stage {
        const last = this.stages.at(-1);
        if (!last) throw new Error('No stage has begun.');
        return last;
    }
}

/** The page's own things, as the functions below see them; this project knows no DOM. */
declare const document: { readonly activeElement: unknown };

/** Whether what is typed goes into a part of the window. */
export function hasFocus(part: Locator): Promise<boolean> {
    return part.evaluate(element => (element as unknown as { contains(other: unknown): boolean }).contains(document.activeElement));
}

/** Which part of the window has the focus: its element and classes. */
export function focusedElement(page: Page): Promise<string> {
    return page.evaluate<string>('[document.activeElement?.tagName, document.activeElement?.className].join(".")');
}

/** What is selected in the editor. */
export async function selectedText(page: Page): Promise<string> {
    await page.evaluate('navigator.clipboard.writeText("")');
    await page.keyboard.press('Control+C');
    return page.evaluate<string>('navigator.clipboard.readText()');
}
