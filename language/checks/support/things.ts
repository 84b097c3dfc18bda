/** One thing of a namespace, as messages name it. */
const SINGULAR: Readonly<Record<string, string>> = {
    policies: 'policy',
    roles: 'role',
    interventions: 'intervention',
    partners: 'partner',
    measures: 'measure',
    needs: 'need',
    referrers: 'referrer',
    training: 'training',
    models: 'model of care',
    settings: 'setting',
    'team-types': 'team type',
    organisations: 'organisation',
    regions: 'region',
    standards: 'standard',
    agreements: 'kind of agreement',
    statuses: 'status',
    horizons: 'horizon',
    states: 'state',
    words: 'word to replace',
    glossary: 'word of the glossary',
    guidance: 'guidance',
    requirement: 'requirement',
    service: 'service',
    template: 'template',
    question: 'question of the template',
    choice: 'answer',
    review: 'review',
};

/** What one thing of a namespace is called in a message. */
export function thingOf(namespace: string | undefined): string {
    return SINGULAR[namespace ?? ''] ?? 'name';
}
