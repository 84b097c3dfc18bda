import { Writable } from 'node:stream';

/** Keeps what a process prints, and shows it at once when asked to. */
export class HostLog extends Writable {
    private readonly show: boolean;
    private kept = '';

    constructor(show: boolean) {
        super();
        this.show = show;
    }

    get text(): string {
        return this.kept;
    }

    override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
        this.kept += chunk;
        if (this.show) process.stdout.write(chunk);
        done();
    }
}
