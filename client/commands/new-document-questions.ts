import type { Choices, NewDocument } from '../../server/protocol.ts';

/** What somebody answered about a new document. */
export type Answers = Omit<NewDocument, 'kind'>;

/** A choice that is asked for, after the title and the name. */
export interface ChoiceQuestion {
    /** Where the answer goes. */
    readonly answer: 'follows' | 'model' | 'template' | 'covers';
    readonly from: keyof Choices;
    readonly ask: string;
    readonly several: boolean;
    /** Whether there has to be an answer; else what no answer is called. */
    readonly needed: boolean;
    readonly none?: string;
}

export interface DocumentQuestions {
    /** What the steps are called. */
    readonly title: string;
    readonly example: string;
    /** What a name begins with that would else begin with a digit. */
    readonly prefix: string;
    readonly choices: readonly ChoiceQuestion[];
}

const FOLLOWS: ChoiceQuestion = {
    answer: 'follows',
    from: 'guidance',
    ask: 'Which guidance does it follow? Choose one or more.',
    several: true,
    needed: true,
};

/** What is asked about a new document of each kind. */
export const QUESTIONS: Readonly<Record<NewDocument['kind'], DocumentQuestions>> = {
    service: {
        title: 'New Service Specification',
        example: 'Northmoor Assertive Outreach Team',
        prefix: 'service',
        choices: [
            FOLLOWS,
            {
                answer: 'model',
                from: 'models',
                ask: 'Which model of care is it?',
                several: false,
                needed: false,
                none: 'None of these, or not decided yet',
            },
        ],
    },
    review: {
        title: 'New Review',
        example: 'Northmoor: review of intensive and assertive care',
        prefix: 'review',
        choices: [
            { answer: 'template', from: 'templates', ask: 'Which form does it use?', several: false, needed: true },
            { answer: 'covers', from: 'services', ask: 'Which services does it cover?', several: true, needed: false },
        ],
    },
    guidance: {
        title: 'New Guidance',
        example: 'Northmoor local standards',
        prefix: 'guidance',
        choices: [{ ...FOLLOWS, ask: 'Which guidance does it build on? Choose none, one or more.', needed: false }],
    },
    template: {
        title: 'New Template',
        example: 'Northmoor review form',
        prefix: 'template',
        choices: [{ ...FOLLOWS, ask: 'Which guidance is the review about? Choose one or more.' }],
    },
};
