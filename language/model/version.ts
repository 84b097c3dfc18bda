import manifest from '../../package.json' with { type: 'json' };

/** The version of Carewright. */
export const VERSION: string = manifest.version;
