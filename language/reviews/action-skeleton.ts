import { quoted } from '../model/quotations.ts';

/** What stands for the horizon of an action until somebody has decided it. */
export const HORIZON_OPEN = '[short-term, or longer-term where it needs money or posts]';

/**
 * An action on the gap about a requirement, to fill in: the day by which it is done is left out, since nobody can guess it.
 *
 * @param services the services that it is about, in words; nothing where they are not known
 */
export function actionSkeleton(requirement: string, services = '', indent = '    '): string {
    const about = services && `, for ${services.replaceAll(/[[\]]/g, '')}`;
    return [
        `  action about-${requirement.toLowerCase()} ${quoted(`[What will be done about it${about}]`)} {`,
        `horizon:  "${HORIZON_OPEN}"`,
        'owner:    "[post title]"',
        'state:    open',
        'evidence: "[How anybody will see that it is done]"',
    ]
        .join(`\n${indent}  `)
        .trimStart()
        .concat(`\n${indent}}`);
}
