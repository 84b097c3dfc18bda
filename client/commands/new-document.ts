/** Makes a new document: asks what it needs, one question after the other with a way back, and opens it. */

import {
    commands,
    type Disposable,
    FileSystemError,
    type InputBox,
    type QuickInput,
    QuickInputButtons,
    type QuickPick,
    type QuickPickItem,
    Uri,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';
import { type Choice, type Choices, type NewDocument, nameFromTitle } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from '../server/server-link.ts';
import { newOrder } from './command-arguments.ts';
import type { Filling } from './filling.ts';

/** What comes of a question: the answer, the wish to go back, or nothing where people gave up. */
const BACK: unique symbol = Symbol('back');
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
class Questions implements Disposable {
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

/** What people have answered about a new document. */
type Answers = Omit<NewDocument, 'kind'>;

/** A choice that is asked for, after the title. */
interface ChoiceQuestion {
    /** Where the answer goes. */
    readonly answer: 'follows' | 'model' | 'template' | 'covers';
    readonly from: 'guidance' | 'serviceGuidance' | 'models' | 'templates' | 'services';
    readonly ask: string;
    readonly several: boolean;
    /** Whether there has to be an answer; else what no answer is called. */
    readonly needed: boolean;
    readonly none?: string;
}

interface DocumentQuestions {
    /** What the steps are called. */
    readonly title: string;
    readonly example: string;
    /** What a name begins with that would else begin with a digit. */
    readonly prefix: string;
    readonly choices: readonly ChoiceQuestion[];
}

const FOLLOWS: ChoiceQuestion = {
    answer: 'follows',
    from: 'guidance',
    ask: 'Which guidance does it follow?',
    several: true,
    needed: true,
};

/** What is asked about a new document of each kind. */
const QUESTIONS: Readonly<Record<NewDocument['kind'], DocumentQuestions>> = {
    service: {
        title: 'New Service Specification',
        example: 'Northmoor Assertive Outreach Team',
        prefix: 'service',
        choices: [
            {
                answer: 'model',
                from: 'models',
                ask: 'Which model of care is it?',
                several: false,
                needed: false,
                none: 'None of these, or not decided yet',
            },
            { ...FOLLOWS, from: 'serviceGuidance' },
        ],
    },
    review: {
        title: 'New Review',
        example: 'Northmoor: review of intensive and assertive care',
        prefix: 'review',
        choices: [
            { answer: 'template', from: 'templates', ask: 'Which form does it use?', several: false, needed: true },
            { answer: 'covers', from: 'services', ask: 'Which services does it cover?', several: true, needed: false },
        ],
    },
    guidance: {
        title: 'New Guidance',
        example: 'Northmoor local standards',
        prefix: 'guidance',
        choices: [{ ...FOLLOWS, ask: 'Which guidance does it build on?', needed: false }],
    },
    template: {
        title: 'New Template',
        example: 'Northmoor review form',
        prefix: 'template',
        choices: [{ ...FOLLOWS, ask: 'Which guidance is it about?' }],
    },
};

interface ChoiceItem extends QuickPickItem {
    readonly name: string | undefined;
}

function item({ name, title, description }: Choice, isRecommended: boolean): ChoiceItem {
    return {
        label: title,
        description: isRecommended ? `${name} · recommended` : name,
        detail: description?.replaceAll(/\s+/g, ' '),
        name,
    };
}

/** What has been answered so far, by question. */
type Given = Partial<Record<ChoiceQuestion['answer'], readonly string[]>>;

/** The guidance that is recommended where a question asks for it: that for the model that was chosen before. */
function recommended({ from }: ChoiceQuestion, choices: Choices, given: Given): readonly string[] {
    return from === 'serviceGuidance' ? (choices.recommended[given.model?.[0] ?? ''] ?? []) : [];
}

/** What is ticked to begin with: what was before, what is recommended, or all services, since a review of none says nothing. */
function tickedFirst(question: ChoiceQuestion, choices: Choices, given: Given): readonly string[] {
    const all = question.from === 'services' ? choices.services.map(({ name }) => name) : [];
    return given[question.answer] ?? [...recommended(question, choices, given), ...all];
}

/** Asks one of the choices. @returns the names that were chosen */
async function askChoice(
    question: ChoiceQuestion,
    choices: Choices,
    given: Given,
    questions: Questions,
    title: string,
): Promise<readonly string[] | typeof BACK | undefined> {
    const { from, ask, several, needed, none } = question;
    const first = recommended(question, choices, given);
    const sorted = [...choices[from]].sort((a, b) => Number(first.includes(b.name)) - Number(first.includes(a.name)));
    const offered = sorted.map(choice => item(choice, first.includes(choice.name)));
    const all = none === undefined ? offered : [...offered, { label: none, name: undefined }];
    const before = tickedFirst(question, choices, given);
    const chosen = await questions.askChoice({
        title,
        hasBefore: true,
        placeHolder: several ? `${ask} Space ticks, Enter goes on` : ask,
        items: all,
        several,
        needed: needed || !several,
        chosen: all.filter(({ name }) => name !== undefined && before.includes(name)),
    });
    return chosen === undefined || chosen === BACK ? chosen : chosen.flatMap(({ name }) => name ?? []);
}

/** Asks everything about a new document. Any question can be left with Escape: then nothing is written. */
async function askAnswers(
    { title: heading, example, choices: asked, prefix }: DocumentQuestions,
    choices: Choices,
): Promise<Answers | undefined> {
    const questions = new Questions();
    // Where there is nothing to choose from, nothing is asked.
    const steps = asked.filter(({ from, needed }) => needed || choices[from].length > 0);
    const titleOf = (step: number): string => `${heading} (${step + 1} of ${steps.length + 1})`;
    const given: Given = {};
    let title = '';
    try {
        for (let step = 0; step <= steps.length; ) {
            const question = steps[step - 1];
            const answer = question
                ? await askChoice(question, choices, given, questions, titleOf(step))
                : await questions.askText({
                      title: titleOf(step),
                      hasBefore: false,
                      prompt: 'What is it called?',
                      placeHolder: `For example: ${example}`,
                      value: title,
                      check: written => (written.trim() ? undefined : 'Write the title that people know it by.'),
                  });
            if (answer === undefined) return undefined;
            if (answer === BACK) {
                step--;
                continue;
            }
            if (!question) title = String(answer).trim();
            else given[question.answer] = answer as readonly string[];
            step++;
        }
    } finally {
        questions.dispose();
    }
    return {
        name: nameFromTitle(title, prefix),
        title,
        follows: given.follows,
        model: given.model?.[0],
        template: given.template?.[0],
        covers: given.covers,
    };
}

/** The folder that a new document goes into: that of the document in front, or the first of the workspace. */
function folderForNew(): Uri | undefined {
    const front = window.activeTextEditor?.document;
    if (front?.languageId === LANGUAGE && workspace.getWorkspaceFolder(front.uri)) return Uri.joinPath(front.uri, '..');
    return workspace.workspaceFolders?.[0]?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch (error) {
        if (error instanceof FileSystemError) return false;
        throw error;
    }
}

/** A name that no document of the workspace has, nor a file of the folder: with a number where that is needed. */
async function freeName(name: string, taken: ReadonlySet<string>, folder: Uri | undefined): Promise<string> {
    for (let number = 1; ; number++) {
        const offered = number === 1 ? name : `${name}-${number}`;
        if (taken.has(offered)) continue;
        if (!folder || !(await exists(Uri.joinPath(folder, `${offered}.care`)))) return offered;
    }
}

/** A document with a text and a name, and no file yet. */
async function openUntitled(name: string, content: string): Promise<Uri> {
    const uri = Uri.from({ scheme: 'untitled', path: `${name}.care` });
    const document = await workspace.openTextDocument(uri);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), content);
    await workspace.applyEdit(edit);
    return document.uri;
}

/** Asks what a new document is to be, writes it full of placeholders, and selects the first of them. */
export async function makeDocument(server: ServerLink, filling: Filling, kind: NewDocument['kind'], given?: unknown): Promise<void> {
    const choices = await server.ask('carewright/choices', {});
    const answers = newOrder(given) ?? (await askAnswers(QUESTIONS[kind], choices));
    if (!answers) return;
    const folder = folderForNew();
    const taken = new Set([...choices.services, ...choices.guidance, ...choices.templates].map(choice => choice.name));
    const name = await freeName(answers.name, taken, folder);
    const content = await server.ask('carewright/newDocument', { kind, ...answers, name });
    const file = folder && Uri.joinPath(folder, `${name}.care`);
    if (file) await workspace.fs.writeFile(file, new TextEncoder().encode(content));
    await filling.goFrom(file ?? (await openUntitled(name, content)), 0);
    await commands.executeCommand('setContext', `carewright.hasMade.${kind}`, true);
}
