import type { Namespace } from '../../language/model/namespaces.ts';
import { usualGuidance } from '../../language/names/meant-for.ts';
import { newDocument as write } from '../../language/skeletons/new-document.ts';
import { loadServiceToReview } from '../fixes/review-proposals.ts';
import type { Choice, Choices, NewDocument } from '../protocol.ts';
import type { Feature, Server } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import { type ServerWorkspace, whenComplete } from '../workspace/server-workspace.ts';

function choicesOf(
    { names }: ServerWorkspace,
    namespace: Namespace,
    of: (name: string) => string | undefined = () => undefined,
): readonly Choice[] {
    return [...names.all(namespace)].flatMap(([found]) => {
        const name = found?.declaration.name;
        return name ? [{ name, title: names.title(namespace, name), description: of(name) ?? found.declaration.term?.description }] : [];
    });
}

function choices(workspace: ServerWorkspace): Choices {
    const { names, checker } = workspace;
    const guidance = choicesOf(workspace, 'guidance', name => names.guidance(name)?.publisher);
    const models = choicesOf(workspace, 'models');
    const isForServices = ({ name }: Choice): boolean => checker.requirementsOf(name).some(({ subjects }) => subjects.includes('services'));
    return {
        guidance,
        serviceGuidance: guidance.filter(isForServices),
        recommended: Object.fromEntries(
            ['', ...models.map(({ name }) => name)].map(name => [name, usualGuidance(name || undefined, names)]),
        ),
        models,
        templates: choicesOf(workspace, 'template', name =>
            names
                .template(name)
                ?.guidance.map(guidance => guidance.name)
                .join(', '),
        ),
        services: choicesOf(workspace, 'service', name => {
            const follows = names.service(name)?.follows.map(guidance => guidance.name) ?? [];
            return follows.length ? `follows ${follows.join(', ')}` : undefined;
        }),
    };
}

async function textOf({ kind, name, title, follows, model, template, covers }: NewDocument, server: Server): Promise<string> {
    const { workspace } = server;
    const services = await Promise.all((covers ?? []).map(service => loadServiceToReview(service, server)));
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

/** What new documents can be made from, and their text. */
export const newDocument: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/choices', async () => {
            await whenComplete(workspace);
            return choices(workspace);
        });
        onRequest(connection, 'carewright/newDocument', document => textOf(document, server));
    },
};
