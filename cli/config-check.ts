import { Ajv, type ErrorObject } from 'ajv';
import schema from '../docs/schemas/config.schema.json' with { type: 'json' };
import type { Config } from './config.ts';
import { VERSION } from './version.ts';

/** Whether a version, `0.1.0`, is older than the one that is asked for, `>=0.2`. */
function isOlder(version: string, asked: string): boolean {
    const parts = (written: string): readonly number[] => (written.match(/\d+/g) ?? []).map(Number);
    const [own, least] = [parts(version), parts(asked)];
    const at = [0, 1, 2].find(index => (own[index] ?? 0) !== (least[index] ?? 0));
    return at !== undefined && (own[at] ?? 0) < (least[at] ?? 0);
}

/**
 * What a configuration says, or what is wrong with it: each problem with its line. Or which newer version it needs: then it may well
 * say things that this version does not know, and they are no problems.
 */
export function checkedConfig(
    text: string,
    version = VERSION,
): { readonly config: Config } | { readonly problems: readonly string[] } | { readonly needs: string } {
    let config: unknown;
    try {
        config = JSON.parse(text.replace(/^\uFEFF/, ''));
    } catch (error) {
        return { problems: [`It is not JSON: ${(error as Error).message}`] };
    }
    const needs = (config as { readonly requires?: unknown } | null)?.requires;
    if (typeof needs === 'string' && new RegExp(schema.properties.requires.pattern).test(needs) && isOlder(version, needs))
        return { needs };
    const validate = new Ajv({ allErrors: true }).compile<Config>(schema);
    if (validate(config)) return { config };
    // Where a name is wrong, ajv says so twice: why, and that it is.
    const errors = (validate.errors ?? []).filter(error => error.keyword !== 'propertyNames');
    return { problems: errors.map(error => problemOf(error, text)) };
}

function problemOf(error: ErrorObject, text: string): string {
    const keys = error.instancePath.split('/').slice(1).map(unescaped);
    const { additionalProperty, allowedValues, type } = error.params as Record<string, unknown>;
    if (typeof additionalProperty === 'string') {
        const known = Object.keys(schema.properties).filter(name => name !== '$schema');
        return `${placeOf([...keys, additionalProperty], text)} is not known. There are: ${known.join(', ')}.`;
    }
    if (error.propertyName !== undefined)
        return `${placeOf([...keys, error.propertyName], text)} is not the code of a rule, such as CARE-301.`;
    const place = placeOf(keys, text);
    if (error.keyword === 'pattern') return `${place} must be the least version, such as >=0.1 or >=0.1.2.`;
    if (Array.isArray(allowedValues)) return `${place} must be one of ${allowedValues.join(', ')}.`;
    return type === undefined ? `${place} ${error.message}.` : `${place} must be ${WORDS[String(type)] ?? type}.`;
}

const WORDS: Readonly<Record<string, string>> = { array: 'a list', object: 'an object in braces', string: 'a text' };

function unescaped(key: string): string {
    return key.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The line and the keys that lead to a place: `line 3, rules.CARE-301`. */
function placeOf(keys: readonly string[], text: string): string {
    let offset = 0;
    for (const key of keys) {
        const found = /^\d+$/.test(key) ? -1 : text.indexOf(JSON.stringify(key), offset);
        if (found >= 0) offset = found;
    }
    const line = text.slice(0, offset).split('\n').length;
    return keys.length ? `Line ${line}: ${keys.join('.')}` : `Line ${line}: the whole`;
}
