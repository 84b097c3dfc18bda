import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { GuidanceCoverage, PlainRange, RequirementCoverage, SectionCoverage, SubjectCoverage } from '../../server/protocol.ts';
import { asMarkdown } from '../support/markdown.ts';
import type { CoverageNode } from './coverage-node.ts';
import { figuresInWords, isOpen, OUTCOME_LOOKS } from './outcomes.ts';

/** What happens when somebody chooses a node: the place opens. */
function opening(uri: string, range: PlainRange): TreeItem['command'] {
    return { command: 'carewright.openPlace', title: 'Open the place', arguments: [uri, range] };
}

function subjectItem({ title, type, range }: SubjectCoverage, { uri }: CoverageNode): TreeItem {
    const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
    item.description = type;
    item.iconPath = new ThemeIcon(type === 'service' ? 'organization' : 'checklist');
    item.command = opening(uri, range);
    return item;
}

function guidanceItem({ name, title, figures }: GuidanceCoverage): TreeItem {
    const item = new TreeItem(name, TreeItemCollapsibleState.Expanded);
    item.description = `${figuresInWords(figures)} · ${title}`;
    item.iconPath = new ThemeIcon('book');
    item.tooltip = `${title}\n${figuresInWords(figures)}`;
    item.contextValue = 'guidance';
    item.accessibilityInformation = { label: `${name}, ${title}: ${figuresInWords(figures)}` };
    return item;
}

function sectionItem({ title, requirements }: SectionCoverage): TreeItem {
    const open = requirements.filter(({ outcome }) => isOpen(outcome)).length;
    const item = new TreeItem(title, open ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
    item.description = open ? `${open} open` : '';
    item.tooltip = open ? `${title}: ${open} of ${requirements.length} open` : `${title}: nothing open`;
    return item;
}

function requirementTooltip({ id, title, obligation, outcome, reason, evidence, unverified }: RequirementCoverage): MarkdownString {
    const paragraphs = [
        `**${asMarkdown(`${id}: ${title}`)}**`,
        `$(${OUTCOME_LOOKS[outcome].icon}) ${asMarkdown(`${outcome} (${obligation})`)}`,
        ...evidence.map(words => `> ${asMarkdown(words)}`),
        asMarkdown(reason),
        ...(unverified ? ['*Unverified: nobody has yet read this requirement at its source.*'] : []),
    ];
    return new MarkdownString(paragraphs.join('\n\n'), true);
}

function requirementItem(requirement: RequirementCoverage, { uri }: CoverageNode): TreeItem {
    const { id, title, outcome, obligation, reason, evidence, range, unverified } = requirement;
    const item = new TreeItem(`${id} ${title}`);
    const { icon, color } = OUTCOME_LOOKS[outcome];
    item.description = outcome;
    item.iconPath = new ThemeIcon(icon, new ThemeColor(color));
    item.tooltip = requirementTooltip(requirement);
    item.contextValue = outcome === 'missing' ? 'requirement.missing' : 'requirement';
    item.command = opening(uri, range);
    const label = `${id}, ${title}: ${outcome}. ${obligation}. ${evidence[0] ? `The text says: ${evidence[0]}. ` : ''}${reason}${unverified ? ' Unverified.' : ''}`;
    item.accessibilityInformation = { label };
    return item;
}

/** A node as VS Code shows it: with icon, description, and a label for those who hear it. */
export function treeItem(node: CoverageNode): TreeItem {
    switch (node.type) {
        case 'subject':
            return subjectItem(node.subject, node);
        case 'guidance':
            return guidanceItem(node.guidance);
        case 'section':
            return sectionItem(node.section);
        default:
            return requirementItem(node.requirement, node);
    }
}
