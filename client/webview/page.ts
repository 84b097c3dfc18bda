/** What VS Code gives to the script of a webview. */
interface VsCodeApi<State, Message> {
    getState(): State | undefined;
    setState(state: State): void;
    postMessage(message: Message): void;
}

declare const acquireVsCodeApi: () => VsCodeApi<unknown, unknown>;

/** VS Code, for the script of a webview. It can be had once only. */
export function vsCodeApi<State, Message>(): VsCodeApi<State, Message> {
    return acquireVsCodeApi() as VsCodeApi<State, Message>;
}

/** The element of the page with an id. */
export function byId(id: string): HTMLElement {
    const element = document.getElementById(id);
    if (!element) throw new Error(`The page has no #${id}.`);
    return element;
}

type Attributes = Readonly<Record<string, string>>;

/** Makes an element. What is put into it as text stays text, whatever it holds. */
export function make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes: Attributes = {},
    ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
    element.append(...content);
    return element;
}
