/** What VS Code gives to the script of a webview. */
export interface VsCodeApi<State, Message> {
    getState(): State | undefined;
    setState(state: State): void;
    postMessage(message: Message): void;
}

declare const acquireVsCodeApi: () => VsCodeApi<unknown, unknown>;

/** VS Code, for the script of a webview. It can be had once only. */
export function vsCodeApi<State, Message>(): VsCodeApi<State, Message> {
    return acquireVsCodeApi() as VsCodeApi<State, Message>;
}
