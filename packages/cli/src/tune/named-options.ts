import { invalidInput } from '@assay/base';

export interface NamedOptions {
  readonly kind: string;
  readonly [option: string]: string | number | boolean | NamedOptions;
}

/**
 * A kind with its options: `tpe`, `tpe:candidates=48,multivariate=false`, or JSON. Numbers, true and false are taken as such. The server says which
 * options a kind has.
 */
export function readNamedOptions(option: string, text: string): NamedOptions {
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text) as NamedOptions;
    } catch {
      throw invalidInput(option, `this is no JSON: ${text}`);
    }
  }
  const at = text.indexOf(':');
  const kind = at < 0 ? text : text.slice(0, at);
  const pairs = at < 0 ? [] : text.slice(at + 1).split(',');
  const options = pairs.map((pair) => {
    const [name = '', value, ...rest] = pair.split('=');
    if (name.trim() === '' || value === undefined || rest.length > 0)
      throw invalidInput(option, `expected ${kind}:option=value,option=value, got "${text}"`);
    return [name.trim(), valueOf(value.trim())] as const;
  });
  return { kind: kind.trim(), ...Object.fromEntries(options) };
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}
