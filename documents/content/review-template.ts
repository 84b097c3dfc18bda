import { requirementHelp } from '../form/requirement-help.ts';
import { aboutFields, actionFields, questionField, type ReviewForm, ROOM_FOR_ACTIONS } from '../form/review-form.ts';
import type { DocumentContext } from '../model/context.ts';
import { callout, heading, paragraph } from '../tree/build.ts';
import type { BlockContent, DocumentTree } from '../tree/document-tree.ts';
import { prose } from '../tree/prose.ts';
import { aboutSection } from './about.ts';

/** A form in which people who do not write `.care` files record the outcome of a review. */
export function reviewTemplateDocument({ template, requirements }: ReviewForm, context: DocumentContext): DocumentTree {
    const actions = Array.from({ length: ROOM_FOR_ACTIONS }, (_, index) => [
        heading(3, `Action ${index + 1}`),
        ...actionFields(index + 1, context).map(({ field }) => field),
    ]);
    const children: BlockContent[] = [
        heading(1, template.title),
        ...(template.note ? [callout('warning', ...prose(template.note, 2))] : []),
        callout(
            'information',
            paragraph(
                'Fill in the fields and save the file. Leave empty what does not apply. You can write between the fields as well: it is kept when the form is read back.',
            ),
            paragraph('Do not write anything about a person who could be recognised. Owners are posts, not names of people.'),
        ),
        { type: 'contents', depth: 2 },
        heading(2, 'The review'),
        ...aboutFields().map(({ field }) => field),
        ...template.sections.flatMap(section => [
            heading(2, section.title),
            ...(section.note ? prose(section.note, 2) : []),
            ...section.questions.map(question => questionField(question).field),
            ...(section.perRequirement.length
                ? requirements.flatMap(requirement => [
                      heading(3, `${requirement.id}: ${requirement.title ?? requirement.says}`),
                      ...requirementHelp(requirement, 3),
                      ...section.perRequirement.map(question => questionField(question, requirement.id).field),
                  ])
                : []),
            ...(section.hasActions ? actions.flat() : []),
        ]),
        ...aboutSection({ guidance: template.guidance, uris: [], isAssessed: false, subjects: 'reviews' }, context),
    ];
    return {
        kind: 'blank-review',
        name: `${template.name}-blank`,
        title: template.title,
        subject: 'Form for the outcome of a review',
        properties: { Form: 'review', Template: template.name },
        root: { type: 'root', children },
    };
}
