import assert from 'node:assert/strict';
import { renderMarkdown } from '../../documents/formats/markdown.ts';
import { generated } from './generated.ts';
import { worldOf } from './world.ts';

/** A service with some lines as a specification document, in Markdown, without empty lines. */
function documentOf(lines: string): string {
    const world = worldOf({ 'a.care': `service a "A" {\n${lines}\n}\n` });
    return renderMarkdown(generated('specification', world, { services: ['a'] }).tree).replaceAll(/\n\n+/g, '\n');
}

/** What a document says under a heading, up to the next one. */
function under(heading: string, document: string): string {
    const [, after = ''] = document.split(`# ${heading}\n`);
    return (after.split(/\n#+ /)[0] ?? '').trim();
}

describe('the lines of a service in its document', () => {
    it('say beside an exclusion where people go instead', () => {
        const document = documentOf(`
            population {
              excludes: dementia, acquired-brain-injury "Of any cause." goes to: older-adult-service "The clinic at Ashcombe."
              excludes: "People who live elsewhere" goes to: "The team of the place where they live"
              excludes: autism goes to: b
              excludes: "People under 18."
            }
          }
          service b "Dale Autism Service" {`);
        assert.equal(
            under('Exclusion criteria', document),
            [
                '- **Dementia and acquired brain injury.** Of any cause. People are referred to: mental health service for older adults. The clinic at Ashcombe.',
                '- People who live elsewhere. People are referred to: The team of the place where they live.',
                '- **Autism.** People are referred to: Dale Autism Service.',
                '- People under 18.',
            ].join('\n'),
        );
    });

    it('say how soon, how often and how long, once for each urgency or pathway', () => {
        const document = documentOf(`
            population {
              ages: 18 to 64 "For new referrals." because "Those who turn 65 stay."
              ages: "16 and 17, if no longer at school."
            }
            access {
              urgent response: same day "By telephone."
              routine response: "According to need."
              assessment: within 14 days
              start of treatment: within 4 weeks
              reply to referrer: within 10 days
              frequency of contact: at least weekly, up to 3 times a day "By need."
              hours: 24/7
              time limit: 3 months "Extended assessment."
              time limit: 3 years "Full pathway."
            }`);
        assert.match(
            under('Population served', document),
            /\*\*Ages\*\* \| 18 to 64\. For new referrals\. Because: Those who turn 65 stay\. 16 and 17, if no longer at school\./,
        );
        const access = under('Referral, access and response times', document);
        for (const row of [
            '**Urgent response** | Same day. By telephone.',
            '**Routine response** | According to need.',
            '**Assessment** | Within 14 days',
            '**Start of treatment** | Within 4 weeks',
            '**Reply to referrer** | Within 10 days',
            '**Frequency of contact** | At least weekly, up to 3 times a day. By need.',
            '**Time limit** | 3 months. Extended assessment. 3 years. Full pathway.',
        ])
            assert.ok(access.includes(row), `${row}\n${access}`);
        assert.match(under('Location and hours of operation', document), /\*\*Hours\*\* \| 24\/7/);
    });

    it('say which criteria have to hold together', () => {
        const document = documentOf(`
            population {
              includes: homelessness
              includes all of {
                psychosis "For two years."
                at least 2 of {
                  engagement-difficulty
                  "Admitted twice in a year."
                }
              }
              excludes any of {
                dementia goes to: older-adult-service
                "Living elsewhere."
              } goes to: "The team of that place."
            }`);
        assert.equal(
            under('Acceptance criteria', document),
            [
                '- **Homelessness or insecure housing.**',
                '- **All of these:**',
                '  - **Psychosis.** For two years.',
                '  - At least 2 of these:',
                '    - **Difficulty engaging with standard care.**',
                '    - Admitted twice in a year.',
            ].join('\n'),
        );
        assert.equal(
            under('Exclusion criteria', document),
            [
                '- **Any of these:**',
                '  - **Dementia.** People are referred to: mental health service for older adults.',
                '  - Living elsewhere.',
                '  People are referred to: The team of that place.',
            ].join('\n'),
        );
    });

    it('say when people leave, how to refer, and every note in its place', () => {
        const document = documentOf(`
            nation: scotland
            commissioner: "NHS One Integrated Care Board"
            commissioner: "NHS Two Integrated Care Board" 
            population {
              discharge criteria: "Two years well." goes to: primary-care
              step-down criteria: "Six months settled." goes to: community-team "By agreement."
              note: "A note on people."
            }
            access {
              how to refer: "Ring 01632 960001."
              how to refer: "The form" <https://example.org/form>
            }
            team {
              note: "A note on the team."
            }
            offers {
              note: "A note on *what* is offered."
              assessment: "At home."
            }
            measures {
              note: "A note on measures."
            }
            aims {
              - "People recover."
              note: "A note on aims."
            }
            outcomes {
              note: "A note on outcomes."
            }
            pathway {
              note: "A note on the pathway."
            }
            works with gp {
              note: "A note on practices."
            }`);
        assert.equal(under('Discharge criteria', document), '- Two years well. People are referred to: primary care.');
        assert.equal(
            under('Step-down criteria', document),
            '- Six months settled. People are referred to: community mental health team. By agreement.',
        );
        assert.match(document, /\*\*Nation\*\* \| Scotland/);
        assert.match(document, /\*\*How to refer\*\* \| Ring 01632 960001\. .*The form.*https:\/\/example\.org\/form/);
        assert.match(document, /Commissioner\*\* \| NHS One Integrated Care Board.*NHS Two Integrated Care Board/);
        const about = ['people', 'the team', '*what* is offered', 'measures', 'aims', 'outcomes', 'the pathway', 'practices'];
        assert.deepEqual(
            about.filter(each => !document.includes(`A note on ${each}`)),
            [],
        );
        assert.doesNotMatch(document, /could not place/);
    });
});
