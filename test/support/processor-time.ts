/**
 * Milliseconds of processor time that a piece of work costs this process, its own threads included. Unlike time on a clock, it
 * is about the same on a busy machine.
 */
export function processorTime(work: () => void): number {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
}
