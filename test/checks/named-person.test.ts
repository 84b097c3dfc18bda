import assert from 'node:assert/strict';
import { personIn } from '../../language/model/person-names.ts';
import { findingsBy, inService } from '../support/check-text.ts';

const list = (text: string): string[] => text.split(';').map(each => each.trim());

/** Posts, bodies and places as specifications, board papers and action plans name them. */
const POSTS = list(`
    Clinical lead; Medical Director; Dale House; Superintendent, Northmoor; Chief Executive, Lanternfield;
    Inspector, Saltmere Harbour; Modern Matron, Acute Wards; Assistant Director, Adult Social Care;
    Mental Health Superintendent, Exampleshire Police; Named Nurse for Safeguarding; Head of Mental Health Commissioning;
    Director of Patient Safety; Lead Psychologist; Team Manager; Chief Nurse; Deputy Chief Operating Officer;
    Caldicott Guardian; Freedom to Speak Up Guardian; Senior Responsible Owner; Clinical Lead, Milton Keynes;
    Locality Manager (Bury St Edmunds); Service Manager, Barking and Dagenham; Associate Director;
    Head Occupational Therapist; Peer Support Lead; Lived Experience Director; Approved Mental Health Professional; AMHP Lead;
    Principal Social Worker; Detective Chief Inspector; Chief Constable; Ward Manager, Rowan Ward; Consultant Psychiatrist;
    Responsible Clinician; Community Matron; Trust Secretary; Company Secretary; Quality Committee; Trust Board;
    Integrated Care Board; Care Quality Commission; South Yorkshire Police; Greater Manchester Police;
    West Midlands Ambulance Service; Exampleshire County Council; Milton Keynes Council; Citizens Advice;
    Rethink Mental Illness; Mind Exampleton; Carers Trust; Turning Point; Change Grow Live; Via New Beginnings;
    Housing First Coordinator; Homelessness Lead; Drug Strategy Manager; Dual Diagnosis Lead; Physical Health Nurse;
    Data Protection Officer; Senior Information Risk Owner; Chief Pharmacist; Deputy Medical Director; Non-Executive Director;
    Vice Chair; Lay Member; Lead Governor; Borough Director; Place Director; Managing Director; Programme Manager;
    Project Lead; Transformation Lead; Business Manager; Contracts Manager; Head of Contracts;
    Director of Nursing, Quality and Governance; Executive Director of Nursing and Allied Health Professions;
    Clinical Nurse Specialist; Advanced Nurse Practitioner; Nurse Consultant; Lead Pharmacist; Perinatal Lead;
    Children's Commissioner; Joint Commissioning Manager; Director of Public Health; Team Leader; Duty Manager;
    On-Call Manager; Bed Manager; Flow Coordinator; Discharge Coordinator; Crisis Team Lead; Liaison Psychiatry Lead;
    Access Manager; Triage Nurse; Gatekeeping Nurse; Family Liaison Worker; Carers' Champion;
    Equality, Diversity and Inclusion Lead; PCREF Lead; Executive Lead; Station Officer; Probation Delivery Unit Head;
    Head of Estates; Facilities Manager; The deputy team manager.; Lead; Chief nursing officer of the board; Carer lead;
    Director of Adult Social Services; Strategic Director People; Corporate Director, Adults; Assistant Chief Constable;
    Neighbourhood Sergeant; Student Lead; Psychological Professions Lead; Arts Therapist; Music Therapist;
    Clinical Psychologist; General Practitioner; GP Partner; Practice Manager; Clinical Director, Primary Care Network;
    Clinical Director; Digital Lead; Chief Clinical Information Officer; Chaplaincy Lead; Spiritual Care Lead; Imam;
    Deputy Head; Mental Health Act Manager; Mental Health Law Manager; Patient Safety Specialist; Serious Incident Lead;
    Complaints Manager; Experts by Experience Coordinator; Involvement Lead; Recovery College Manager;
    Employment Specialist Team Leader; Senior Employment Specialist; Vocational Lead; Welfare Rights Adviser;
    Tenancy Sustainment Officer; Supported Living Manager; Scheme Manager; Registered Manager; Nominated Individual;
    Operations Director; Regional Manager; Area Manager; Divisional Director; Divisional Lead; Care Group Director;
    Care Group Lead; Quadrumvirate; Secure Services Lead; Forensic Outreach Lead; Head of Psychology; Governance Facilitator;
    Audit Lead; Clinical Audit Manager; Research Nurse; Lanternfield; Northmoor Partnership; Weir House; Rowan Ward; Oak Unit;
    The Team; The Board; The Trust; Both Trusts; Either Party
`);

const PERSONS = list(`
    Jane Smith; Dr Jane Example; Dr. A. Khan; Mrs Patel; Prof Louis Appleby; Sarah Whitlock; Alex Example; Janet Holroyd;
    Mohammed Al-Fayed; Maria de Souza; Jane Smith, Clinical Lead; Clinical Lead: Jane Smith; Clinical lead (Jane Smith);
    Team manager - Priya Patel; Siobhán O'Neill; J. Smith; J Smith; Mary-Anne McDonald; Oluwaseun Adeyemi; Zofia Kowalska;
    Jane Smith and John Brown; Mr Green; Ms Hall; Anna Maria Rossi; Ngozi van der Berg
`);

describe('a person’s name in the place of a post', () => {
    it('is not seen in posts, bodies and places', () => {
        assert.ok(POSTS.length > 150);
        assert.deepEqual(
            POSTS.filter(post => personIn(post)),
            [],
        );
    });

    it('is seen in names of people', () => {
        assert.deepEqual(
            PERSONS.filter(person => !personIn(person)),
            [],
        );
    });

    it('is pointed at where it stands, in every line that names a post', () => {
        const text = inService(
            '  provider lead: "Clinical lead: Jane Smith"\n  policy engagement { owner: "Mrs Patel" }\n  works with police { lead: "Jane Smith" }',
        );
        const found = findingsBy('CARE-301', text).map(({ at }) => text.slice(at[0], at[1]));
        assert.deepEqual(found, ['Jane Smith', 'Mrs Patel', 'Jane Smith']);
    });

    it('is no matter in other texts', () => {
        assert.deepEqual(findingsBy('CARE-301', inService('  context: "Jane Smith"')), []);
    });
});
