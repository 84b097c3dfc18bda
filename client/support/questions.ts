/** Questions in one place at the top of the window, one after the other, with a way back to the one before. */
import { type Disposable, type InputBox, type QuickInput, QuickInputButtons, type QuickPick, type QuickPickItem, window } from 'vscode';

/** What comes of a question: the answer, the wish to go back, or nothing where people gave up. */
export const BACK: unique symbol = Symbol('back');
type Answered<Answer> = Answer | typeof BACK | undefined;

/** What each question of a row has. */
interface Step {
    /** Such as *New Review (2 of 3)*. */
    readonly title: string;
    /** Whether there is a question before it. */
    readonly hasBefore: boolean;
}

interface TextStep extends Step {
    readonly prompt: string;
    readonly placeHolder: string;
    readonly value: string;
    /** What is wrong with an answer; nothing where it will do. */
    check(written: string): string | undefined;
}

interface ChoiceStep<Item extends QuickPickItem> extends Step {
    readonly placeHolder: string;
    readonly items: readonly Item[];
    readonly several: boolean;
    readonly needed: boolean;
    /** What is ticked, or marked, to begin with. */
    readonly chosen: readonly Item[];
}

/**
 * Asks one question after the other. The next is shown before the last goes, so that what is typed always comes into a question,
 * wherever the command was called.
 */
export class Questions implements Disposable {
    private shown: QuickInput | undefined;

    /** Asks for a line of text. */
    askText({ title, hasBefore, prompt, placeHolder, value, check }: TextStep): Promise<Answered<string>> {
        const input: InputBox = window.createInputBox();
        Object.assign(input, { title, prompt, placeholder: placeHolder, value });
        return this.ask(input, hasBefore, done => [
            input.onDidChangeValue(() => {
                input.validationMessage = undefined;
            }),
            input.onDidAccept(() => {
                input.validationMessage = check(input.value);
                if (!input.validationMessage) done(input.value);
            }),
        ]);
    }

    /** Asks for a choice. Of several, Enter without a tick chooses the line that is marked. */
    askChoice<Item extends QuickPickItem>(step: ChoiceStep<Item>): Promise<Answered<readonly Item[]>> {
        const { title, hasBefore, placeHolder, items, several, needed, chosen } = step;
        const input: QuickPick<Item> = window.createQuickPick<Item>();
        Object.assign(input, {
            title,
            placeholder: placeHolder,
            items,
            canSelectMany: several,
            matchOnDescription: true,
            matchOnDetail: true,
        });
        if (several) input.selectedItems = chosen;
        else if (chosen.length) input.activeItems = chosen;
        return this.ask(input, hasBefore, done => [
            input.onDidAccept(() => {
                const answer = input.selectedItems.length || !needed ? input.selectedItems : input.activeItems;
                if (answer.length || !needed) done(answer);
                else input.title = `${title}: choose at least one`;
            }),
        ]);
    }

    dispose(): void {
        this.shown?.dispose();
    }

    private ask<Answer>(
        input: QuickInput & { buttons: readonly (typeof QuickInputButtons.Back)[]; onDidTriggerButton: InputBox['onDidTriggerButton'] },
        hasBefore: boolean,
        listen: (done: (answer: Answered<Answer>) => void) => readonly Disposable[],
    ): Promise<Answered<Answer>> {
        const before = this.shown;
        this.shown = input;
        input.ignoreFocusOut = true;
        if (hasBefore) input.buttons = [QuickInputButtons.Back];
        return new Promise(resolve => {
            const listening: Disposable[] = [];
            const done = (answer: Answered<Answer>): void => {
                for (const each of listening) each.dispose();
                resolve(answer);
            };
            listening.push(
                ...listen(done),
                input.onDidTriggerButton(() => done(BACK)),
                input.onDidHide(() => done(undefined)),
            );
            input.show();
            before?.dispose();
        });
    }
}
