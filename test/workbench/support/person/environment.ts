/** What the runner tells the suite `person`, beside what it tells the launcher. */
export interface PersonEnvironment {
    readonly WORKBENCH_USER_DATA: string;
    readonly WORKBENCH_EXTENSIONS: string;
    readonly WORKBENCH_WORKSPACE: string;
}

/** One of these values. @throws when it was not set */
export function place(name: keyof PersonEnvironment): string {
    const value = process.env[name];
    if (!value) throw new Error(`${name} is not set: these tests are started by test/workbench/run.ts --suite=person`);
    return value;
}
