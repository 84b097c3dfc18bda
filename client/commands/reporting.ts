import { type LogOutputChannel, window } from 'vscode';

/** A command that tells people when it could not be done, and offers the log. */
export function reporting<Given extends unknown[]>(
    log: LogOutputChannel,
    run: (...given: Given) => unknown,
): (...given: Given) => Promise<void> {
    return async (...given) => {
        try {
            await run(...given);
        } catch (error) {
            log.error(error instanceof Error ? error : String(error));
            const show = 'Show Log';
            const message = error instanceof Error ? error.message : String(error);
            const chosen = await window.showErrorMessage(`Carewright could not do that. ${message}`, show);
            if (chosen === show) log.show();
        }
    };
}
