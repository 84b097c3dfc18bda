/** A line of a specification: its label, its value in words, and text of its own. Text is Markdown everywhere. */
export interface Line {
    /** The words of its label without spaces: `referralfrom`. */
    readonly key: string;
    readonly label: string;
    /** The names of a list, as people call them. */
    readonly items?: readonly string[];
    readonly value: string;
    readonly text?: string;
    readonly meets: readonly string[];
}

/** One of a list: a role, an offer, a measure. */
export interface Entry {
    readonly name: string;
    readonly title: string;
    readonly value: string;
    readonly text?: string;
    readonly meets: readonly string[];
}

export interface MeasureEntry extends Entry {
    readonly target?: string;
    readonly every?: string;
    readonly reported?: string;
    readonly source?: string;
}

export interface Statement {
    readonly text: string;
    readonly measuredBy: readonly string[];
    readonly meets: readonly string[];
}

/** A policy, or another service that this one works with. */
export interface Described {
    readonly name: string;
    readonly title: string;
    /** The title in the file, where it has one of its own. */
    readonly ownTitle?: string;
    readonly lines: readonly Line[];
    readonly texts: readonly string[];
    readonly meets: readonly string[];
}

export interface Exempted {
    readonly requirements: readonly string[];
    readonly reason: string;
    /** For an accepted gap. */
    readonly until?: string;
    readonly body?: string;
}

/** Everything that a service specification says, in the order of its file. */
export interface Specification {
    readonly name: string;
    readonly title: string;
    readonly uri: string;
    readonly follows: readonly string[];
    /** Its lines that stand in no block. */
    readonly lines: readonly Line[];
    readonly population: readonly Line[];
    readonly access: readonly Line[];
    readonly team: readonly Line[];
    readonly roles: readonly Entry[];
    readonly offers: readonly Entry[];
    readonly measures: readonly MeasureEntry[];
    readonly aims: readonly Statement[];
    readonly outcomes: readonly Statement[];
    readonly pathway: readonly Statement[];
    readonly policies: readonly Described[];
    readonly partners: readonly Described[];
    readonly notApplicable: readonly Exempted[];
    readonly acceptedGaps: readonly Exempted[];
    /** Lines that have no meaning where they stand, and lines that could not be read: as they are written. */
    readonly unplaced: readonly string[];
}
