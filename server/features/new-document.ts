import { newDocument as write } from '../../language/skeletons/new-document.ts';
import type { Choice, Choices, NewDocument } from '../protocol.ts';
import { serviceToReview } from '../reviews/draft.ts';
import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** How long to wait for the names of a workspace that has just been opened, in ms. */
const PATIENCE = 5000;

function choicesOf({ names }: Workspace, namespace: string, of: (name: string) => string | undefined = () => undefined): readonly Choice[] {
    return [...names.all(namespace)].flatMap(([found]) => {
        const name = found?.declaration.name;
        return name ? [{ name, title: names.title(namespace, name), description: of(name) ?? found.declaration.term?.description }] : [];
    });
}

function choices(workspace: Workspace): Choices {
    const { names } = workspace;
    return {
        guidance: choicesOf(workspace, 'guidance', name => names.guidance(name)?.publisher),
        models: choicesOf(workspace, 'models'),
        templates: choicesOf(workspace, 'template', name =>
            names
                .template(name)
                ?.guidance.map(guidance => guidance.name)
                .join(', '),
        ),
        services: choicesOf(workspace, 'service'),
    };
}

async function textOf({ kind, name, title, follows, model, template, covers }: NewDocument, workspace: Workspace): Promise<string> {
    const services = await Promise.all((covers ?? []).map(service => serviceToReview(service, workspace)));
    const text = write({
        kind,
        name,
        title,
        follows: follows ?? [],
        model,
        template,
        services: services.filter(service => service !== undefined),
        names: workspace.names,
        today: workspace.today,
    });
    if (text === undefined) throw new Error(`There is no template called "${template ?? ''}".`);
    return text;
}

/** Waits until all names are known, but no longer than a person does: a workspace may never be read to its end. */
async function whenComplete(workspace: Workspace): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!workspace.complete && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 25));
}

/** What new documents can be made from, and their text. */
export const newDocument: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/choices', async () => {
            await whenComplete(workspace);
            return choices(workspace);
        });
        onRequest(connection, 'carewright/newDocument', document => textOf(document, workspace));
    },
};
