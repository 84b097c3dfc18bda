import { type Disposable, type LanguageStatusItem, languages, window } from 'vscode';
import type { Status } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from './server-link.ts';

/** How soon to ask again while documents are being read, in ms. */
const AGAIN = 1000;

function documentsInWords({ documents, checksAll, isReading }: Status): string {
    if (isReading) return 'Reading the documents of the folder: more may be found';
    const files = documents === 1 ? '1 document' : `${documents} documents`;
    return checksAll ? `${files} checked` : `${files} read; only open ones are checked`;
}

/** What is behind `{}` in the status bar: the version, what is checked, and the guidance that the document in front follows. */
export class LanguageStatus implements Disposable {
    private readonly server: ServerLink;
    private readonly version: LanguageStatusItem = languages.createLanguageStatusItem('carewright.version', LANGUAGE);
    private readonly guidance: LanguageStatusItem = languages.createLanguageStatusItem('carewright.guidance', LANGUAGE);
    private readonly disposables: Disposable[];
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;

    constructor(server: ServerLink) {
        this.server = server;
        this.version.name = 'Carewright: version and what is checked';
        this.version.text = 'Carewright';
        this.version.busy = true;
        this.version.command = {
            title: 'Restart',
            command: 'carewright.restartServer',
            tooltip: 'Ends the language server and starts it again',
        };
        this.guidance.name = 'Carewright: guidance in force';
        this.guidance.text = 'Guidance';
        this.disposables = [
            this.version,
            this.guidance,
            server.onChecked(() => this.later()),
            window.onDidChangeActiveTextEditor(() => void this.refresh()),
        ];
        void this.refresh();
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    /** Many documents are checked one after the other: asking once is enough. */
    private later(): void {
        this.timer ??= setTimeout(() => {
            this.timer = undefined;
            void this.refresh();
        }, AGAIN);
    }

    private async refresh(): Promise<void> {
        const document = window.activeTextEditor?.document;
        if (document?.languageId !== LANGUAGE) return;
        const turn = ++this.asked;
        const status = await this.server.askQuietly('carewright/status', { uri: document.uri.toString() });
        if (!status || turn !== this.asked) return;
        this.show(status);
        if (status.isReading) this.later();
    }

    private show(status: Status): void {
        const { version, isReading, guidance, hasSubjects } = status;
        this.version.text = `Carewright ${version}`;
        this.version.detail = documentsInWords(status);
        this.version.busy = isReading;
        const names = guidance.map(({ name }) => name).join(', ');
        this.guidance.text = names || (hasSubjects ? 'No guidance' : 'Nothing to compare');
        this.guidance.detail = names
            ? `Guidance in force: ${guidance.map(({ title }) => title).join('; ')}`
            : hasSubjects
              ? 'Say which with a line “follows:”'
              : 'There is no service and no review in this file';
        this.guidance.command = names ? { title: 'Show Coverage', command: 'carewright.showCoverage' } : undefined;
    }
}
