import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const clearMemory: () => void = runInNewContext('gc');

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

/**
 * Milliseconds of processor time that a piece of work costs this thread, with a memory that holds nothing of what was done
 * before: what other threads clear away meanwhile depends on how busy the machine is. Takes some 20 ms besides.
 */
export function threadTime(work: () => void): number {
    clearMemory();
    const before = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
}
