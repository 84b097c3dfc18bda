import { type QuickPickItem, window } from 'vscode';
import { type Choice, type Choices, canonicalName, isName, nameFromTitle } from '../../server/protocol.ts';
import type { Answers, ChoiceQuestion, DocumentQuestions } from './new-document-questions.ts';

interface ChoiceItem extends QuickPickItem {
    readonly name: string | undefined;
}

function item({ name, title, description }: Choice): ChoiceItem {
    return { label: title, description: name, detail: description?.replaceAll(/\s+/g, ' '), name };
}

/** The steps that somebody goes through for a new document. Any of them can be left with Escape: then nothing is written. */
export class NewDocumentQuestions {
    private readonly questions: DocumentQuestions;
    private readonly choices: Choices;
    private step = 0;

    constructor(questions: DocumentQuestions, choices: Choices) {
        this.questions = questions;
        this.choices = choices;
    }

    /** Asks everything. Nothing when somebody gave up. */
    async ask(): Promise<Answers | undefined> {
        const title = await this.askTitle();
        if (title === undefined) return undefined;
        const name = await this.askName(title);
        if (name === undefined) return undefined;
        const answers: Record<string, string | readonly string[]> = {};
        for (const question of this.questions.choices) {
            this.step++;
            const chosen = await this.askChoice(question);
            if (!chosen) return undefined;
            if (question.several) answers[question.answer] = chosen;
            else if (chosen[0] !== undefined) answers[question.answer] = chosen[0];
        }
        return { name, title, ...answers };
    }

    private get heading(): string {
        return `${this.questions.title} (${this.step} of ${this.questions.choices.length + 2})`;
    }

    private async askTitle(): Promise<string | undefined> {
        this.step = 1;
        const title = await window.showInputBox({
            title: this.heading,
            prompt: 'What is it called?',
            placeHolder: this.questions.example,
            ignoreFocusOut: true,
            validateInput: written => (written.trim() ? undefined : 'Write a title that people know it by.'),
        });
        return title?.trim();
    }

    private async askName(title: string): Promise<string | undefined> {
        this.step = 2;
        const name = await window.showInputBox({
            title: this.heading,
            prompt: 'A short name by which other documents refer to it; its file is called so as well',
            value: nameFromTitle(title, this.questions.prefix),
            ignoreFocusOut: true,
            validateInput: written =>
                isName(written.trim()) ? undefined : 'Letters, digits and hyphens, beginning with a letter: northmoor-outreach',
        });
        return name && canonicalName(name.trim());
    }

    private async askChoice({ from, ask, several, needed, none }: ChoiceQuestion): Promise<readonly string[] | undefined> {
        const items = this.choices[from].map(item);
        const options = { title: this.heading, placeHolder: ask, ignoreFocusOut: true, matchOnDescription: true, matchOnDetail: true };
        if (several && !needed && !items.length) return [];
        if (!several) {
            const all = none === undefined ? items : [{ label: none, name: undefined }, ...items];
            const chosen = await window.showQuickPick(all, options);
            return chosen && (chosen.name === undefined ? [] : [chosen.name]);
        }
        for (let placeHolder = ask; ; placeHolder = `${ask} At least one is needed.`) {
            const chosen = await window.showQuickPick(items, { ...options, placeHolder, canPickMany: true });
            if (!chosen || chosen.length || !needed) return chosen?.flatMap(({ name }) => name ?? []);
        }
    }
}
