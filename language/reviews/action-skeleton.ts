/** An action on the gap about a requirement, to fill in: the day by which it is done is left out, since nobody can guess it. */
export function actionSkeleton(requirement: string, indent = '    '): string {
    return [
        `  action about-${requirement.toLowerCase()} "[What will be done about it]" {`,
        'horizon:  short-term',
        'owner:    "[post title]"',
        'state:    open',
        'evidence: "[How anybody will see that it is done]"',
    ]
        .join(`\n${indent}  `)
        .trimStart()
        .concat(`\n${indent}}`);
}
