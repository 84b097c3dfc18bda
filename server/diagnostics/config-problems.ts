import { DiagnosticSeverity } from 'vscode-languageserver';
import { type Address, addressIn } from '../../language/model/address.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { CONFIG_FILE, type ConfigProblem, type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import type { AddressedConnection } from '../support/addresses.ts';

/** Tells the editor what is wrong with the configurations of the workspace, in the words of the command. */
export class ConfigProblems {
    private readonly connection: AddressedConnection;
    private told: ReadonlySet<Address> = new Set();

    constructor(connection: AddressedConnection) {
        this.connection = connection;
    }

    async tell(configs: Configs, names: NameIndex): Promise<void> {
        const problems = new Map<Address, readonly ConfigProblem[]>(configs.problems);
        for (const folder of configs.folders) {
            const unknown = unknownGuidance(configs.in(folder).guidance, names).map(message => ({ message }));
            if (unknown.length) problems.set(addressIn(folder, CONFIG_FILE), unknown);
        }
        const gone = [...this.told].filter(uri => !problems.has(uri));
        this.told = new Set(problems.keys());
        for (const uri of gone) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
        for (const [uri, all] of problems) {
            const diagnostics = all.map(({ line = 1, message }) => ({
                range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
                severity: DiagnosticSeverity.Error,
                source: 'Carewright',
                message: `${message} Until it is put right, nothing of this file counts.`,
            }));
            await this.connection.sendDiagnostics({ uri, diagnostics });
        }
    }
}
