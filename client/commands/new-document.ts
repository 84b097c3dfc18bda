import { FileSystemError, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { type Choice, type Choices, canonicalName, isName, type NewDocument, nameFromTitle } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from '../server/server-link.ts';

/** What somebody answered about a new document. */
type Answers = Omit<NewDocument, 'kind'>;

/** A choice that is asked for, after the title and the name. */
interface ChoiceQuestion {
    /** Where the answer goes. */
    readonly answer: 'follows' | 'model' | 'template' | 'covers';
    readonly from: keyof Choices;
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
    ask: 'Which guidance does it follow? Choose one or more.',
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
            FOLLOWS,
            {
                answer: 'model',
                from: 'models',
                ask: 'Which model of care is it?',
                several: false,
                needed: false,
                none: 'None of these, or not decided yet',
            },
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
        choices: [{ ...FOLLOWS, ask: 'Which guidance does it build on? Choose none, one or more.', needed: false }],
    },
    template: {
        title: 'New Template',
        example: 'Northmoor review form',
        prefix: 'template',
        choices: [{ ...FOLLOWS, ask: 'Which guidance is the review about? Choose one or more.' }],
    },
};

interface ChoiceItem extends QuickPickItem {
    readonly name: string | undefined;
}

function item({ name, title, description }: Choice): ChoiceItem {
    return { label: title, description: name, detail: description?.replaceAll(/\s+/g, ' '), name };
}

/** The steps that somebody goes through for a new document. Any of them can be left with Escape: then nothing is written. */
class NewDocumentSteps {
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

/** The folder that a new document is offered to go into: that of the document in front, or the first of the workspace. */
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

/** Asks for a file that is not there yet. Nothing when somebody thinks better of it. */
async function askFile(folder: Uri, name: string): Promise<Uri | undefined> {
    for (let offered = Uri.joinPath(folder, `${name}.care`); ; ) {
        const chosen = await window.showSaveDialog({ defaultUri: offered, filters: { Carewright: ['care'] }, saveLabel: 'Create' });
        if (!chosen) return undefined;
        const file = chosen.path.endsWith('.care') ? chosen : chosen.with({ path: `${chosen.path}.care` });
        if (!(await exists(file))) return file;
        await window.showWarningMessage(`${file.path.split('/').at(-1)} is there already. Nothing was written: choose another name.`);
        offered = file;
    }
}

/** Asks what a new document is to be, writes it full of placeholders, and opens it. */
export async function newDocument(server: ServerLink, kind: NewDocument['kind']): Promise<void> {
    const choices = await server.ask('carewright/choices', {});
    const answers: Answers | undefined = await new NewDocumentSteps(QUESTIONS[kind], choices).ask();
    if (!answers) return;
    const folder = folderForNew();
    const file = folder && (await askFile(folder, answers.name));
    if (folder && !file) return;
    const content = await server.ask('carewright/newDocument', { kind, ...answers });
    if (file) await workspace.fs.writeFile(file, new TextEncoder().encode(content));
    await window.showTextDocument(
        file ? await workspace.openTextDocument(file) : await workspace.openTextDocument({ language: LANGUAGE, content }),
    );
}
