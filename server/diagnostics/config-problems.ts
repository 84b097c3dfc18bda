import { DiagnosticSeverity } from 'vscode-languageserver';
import { type Address, addressIn } from '../../language/model/address.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { CONFIG_FILE, type ConfigProblem, type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import type { AddressedConnection } from '../support/addresses.ts';

interface Told extends ConfigProblem {
    /** A name that there is not: the rest of the configuration counts. */
    readonly isUnknown?: boolean;
}

/** Tells the editor what is wrong with the configurations of the workspace, in the words of the command. */
export class ConfigProblems {
    private readonly connection: AddressedConnection;
    private told: ReadonlySet<Address> = new Set();
    private configs: Configs | undefined;
    private definitions = -1;

    constructor(connection: AddressedConnection) {
        this.connection = connection;
    }

    /** Tells what is wrong now, where that may have changed since it was told last. */
    async tell(configs: Configs, names: NameIndex): Promise<void> {
        if (this.configs === configs && this.definitions === names.definitions) return;
        this.configs = configs;
        this.definitions = names.definitions;
        const problems = new Map<Address, readonly Told[]>(configs.problems);
        for (const folder of configs.folders) {
            const unknown = unknownGuidance(configs.in(folder).guidance, names).map(message => ({ message, isUnknown: true }));
            if (unknown.length) problems.set(addressIn(folder, CONFIG_FILE), unknown);
        }
        const gone = [...this.told].filter(uri => !problems.has(uri));
        this.told = new Set(problems.keys());
        for (const uri of gone) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
        for (const [uri, all] of problems) {
            const diagnostics = all.map(({ line = 1, message, isUnknown }) => ({
                range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
                severity: DiagnosticSeverity.Error,
                source: 'Carewright',
                message: isUnknown ? message : `${message} Until it is put right, nothing in this file counts.`,
            }));
            await this.connection.sendDiagnostics({ uri, diagnostics });
        }
    }
}
