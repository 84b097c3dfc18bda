/** Words of which a post, a team, a body or a place is named: two capitalised words with any of these are no person's name. */
const WORDS = `
accountable accountant acting act acute adult adults advanced adviser advisor advocacy advocate allied allowances ambulance analyst approved
area assertive assessment assistant associate associates assurance authority autism band bank benefits board borough branch bridge
business care caldicott carer carers case central centre chair chairman chairperson chairwoman chaplain charge chief child children church
city clerk client clinic clinical clinician college commander commissioner commissioners commissioning committee communications
community company complaints compliance constable constabulary consultant contract contracts cooperative coordinator co-ordinator
corporate council councillor county court crisis custody customer data dean delivery department deputy designated detective
development deputies digital dietitian director directorate district division divisional doctor duty early east eastern eating
education emergency employment engagement equality estates ethics europe executive experience expert experts facilitator faculty
families family finance fire fellow first forensic forum foundation freedom full general governance governor governors governing
group guardian guardians head health healthcare higher holder home homelessness hospital hospitals hostel house housing hub human
improvement inclusion independent information infirmary inpatient inspector integrated intelligence intensive interim
international intervention joint junior justice key law lead leader leaders leadership learning legal liaison lived local
locality lodge london manager managers management managing market matron matrons medical medication medicine medicines member
mental midwife midwifery midlands mind ministry mobile modern monitoring multidisciplinary named national network networks north northern
nurse nurses nursing occupational officer officers older operating operational operations outreach oversight owner paramedic parent park
partner partners partnership partnerships pathway patient patients peer people performance person personnel pharmacist pharmacy
physical physician physiotherapist place planning police policy pool post practice practitioner premises prescriber prescribing
prevention primary principal priory prison privacy probation procurement professional professor programme project protection psychiatric
psychiatrist psychiatry psychological psychologist psychology psychotherapist public quality race reception receptionist records
recovery region regional registered registrar rehabilitation representative research residential resident resilience resources response
responsible rethink review risk river road royal safeguarding safety school scientist secondary secretary section sector security
senior sergeant service services shared shift social society solutions south southern special specialist specialty specialised speech
staff strategic strategy street substance superintendent supervising supervisor support supported surgery system systems talking team
teams technician therapies therapist therapy tower town training transformation treatment treasurer tribunal trust trustee trustees
undersecretary union unit university urgent use user users valley vice village voluntary volunteer volunteers ward warden way
welfare wellbeing west western woman women workforce worker workers working works yard year young youth greater upper lower
great little new old saint st mount isle wood lane hill court gate hall green heath hampshire yorkshire cheshire lancashire
turning point change grow live champion champions nominated individual both either each party parties trusts boards committees
councils colleges flow triage strategic access involvement vocational tenancy scheme audit incident arts music student
samaritans citizens advice age uk nhs gp gps icb matron's mr's one two all joint staffing rota on-call oncall cover none vacant vacancy
`;

const POST_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

/** Whether a word, in whatever case, tells that a post, a body or a place is meant. */
function isPostWord(word: string): boolean {
    const plain = word.toLowerCase().replace(/['’]s$/, '');
    return (
        POST_WORDS.has(plain) || plain.split('-').some(part => POST_WORDS.has(part)) || /(?:shire|ology|iatry|iatrist|ologist)$/.test(plain)
    );
}

const TITLE = /^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Sir|Dame)\.?\s+(?:\p{Lu}\.?\s*)*\p{Lu}[\p{Ll}'’-]+/u;
const NAME_WORD = /^\p{Lu}[\p{Ll}'’]{1,40}(?:\p{Lu}\p{Ll}+)?(?:[-'’]\p{Lu}?\p{Ll}+)*$/u;
const INITIAL = /^\p{Lu}\.?$/u;
const PARTICLES = new Set([
    'de',
    'da',
    'di',
    'du',
    'del',
    'van',
    'von',
    'der',
    'den',
    'bin',
    'bint',
    'ibn',
    'al',
    'el',
    'la',
    'le',
    'ap',
    'ní',
    'ó',
]);

/** First names that are common in Britain and are hardly ever the name of a place: after a comma, only these tell a person. */
const FIRST_NAMES = new Set(
    `aaron abdul adam ahmed aisha alan alex ali alice alison amanda amina amy andrea andrew angela anita ann anna anne anthony
    barbara ben brian carol caroline catherine charlotte chris christine christopher claire clare colin craig daniel dave david
    dawn deborah debbie denise diane donna elaine elizabeth ellen emily emma eric fatima fiona gareth gary gemma geoff gill
    gillian graham grace hannah harry hassan hayley heather helen ian ibrahim imran jack jacqueline james jane janet janice jason
    jean jennifer jenny jill jo joan joanna joanne john jonathan joseph judith julia julian julie karen karl kate kathleen katie keith kelly kevin
    laura lauren lee lesley linda lisa louise lucy lynn malcolm margaret maria marie mark martin mary matthew maureen michael
    michelle mike mohammed muhammad nadia natalie neil nicholas nick nicola nigel olivia pamela patricia patrick paul pauline peter
    philip phil priya rachel rebecca richard rob robert robin rosemary ruth ryan sally samantha sandra sara sarah sean sharon sheila simon sophie
    stephanie stephen steve steven stuart sue susan suzanne tara teresa thomas tim timothy tina tom tracey tracy valerie wendy william yasmin yusuf
    zoe`.split(/\s+/),
);

function looksLikeName(part: string): boolean {
    const words = part.split(/\s+/).filter(word => word && !PARTICLES.has(word));
    if (words.length < 2 || words.length > 3 || words.some(isPostWord)) return false;
    const full = words.filter(word => NAME_WORD.test(word));
    return full.length > 0 && words.every(word => NAME_WORD.test(word) || INITIAL.test(word)) && NAME_WORD.test(words.at(-1) ?? '');
}

/** The part of a text that looks like the name of a person, where a post should be. */
export function personIn(text: string): string | undefined {
    for (const [index, match] of [...text.matchAll(/[^,;:/()–—\n]+/g)].entries()) {
        const parts = match[0].split(/(?<!\s)\s+(?:and|or|with|&|-)\s+/);
        for (const [inner, raw] of parts.entries()) {
            const part = raw.trim().replace(/\.$/, '');
            if (TITLE.test(part)) return part;
            if (!looksLikeName(part)) continue;
            // After a post there is often a place: “Clinical lead, Milton Keynes”.
            if (index + inner === 0 || FIRST_NAMES.has((part.split(/\s+/)[0] ?? '').toLowerCase())) return part;
        }
    }
    return undefined;
}
