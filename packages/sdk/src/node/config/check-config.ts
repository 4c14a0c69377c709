import { invalidInput } from '@assay/base';
import type { ConfigField } from './config-fields.ts';
import { nearestName } from './nearest-name.ts';

/** Throws InvalidInput with the path of the first value that is not what its field asks for. `null` is nothing given. */
export function checkConfig(value: unknown, field: ConfigField, path: string): void {
  if (value === null || value === undefined) return;
  switch (field.kind) {
    case 'text':
      if (typeof value !== 'string') throw invalidInput(path, `expected text, got ${shown(value)}`);
      return;
    case 'number':
      checkNumber(value, field, path);
      return;
    case 'choice':
      if (!field.choices.some((choice) => choice === value)) {
        throw invalidInput(path, `expected ${field.choices.join(' or ')}, got ${shown(value)}`);
      }
      return;
    case 'texts':
      if (!Array.isArray(value)) throw invalidInput(path, `expected a list, got ${shown(value)}`);
      value.forEach((each: unknown, i) => checkConfig(each, { kind: 'text' }, `${path}[${i}]`));
      return;
    case 'group':
      checkGroup(value, field.fields, path);
  }
}

function checkNumber(value: unknown, field: Extract<ConfigField, { kind: 'number' }>, path: string): void {
  const wanted = `${field.integer ? 'an integer' : 'a number'} of at least ${field.minimum}`;
  const fits = typeof value === 'number' && (field.integer ? Number.isSafeInteger(value) : Number.isFinite(value));
  if (!fits || value < field.minimum) throw invalidInput(path, `expected ${wanted}, got ${shown(value)}`);
}

function checkGroup(value: unknown, fields: Readonly<Record<string, ConfigField>>, path: string): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidInput(path, `expected keys and values, got ${shown(value)}`);
  }
  for (const [key, inner] of Object.entries(value)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const place = path === '' ? key : `${path}.${key}`;
    if (field === undefined) {
      const nearest = nearestName(key, Object.keys(fields));
      const hint = nearest === undefined ? `known are ${Object.keys(fields).join(', ')}` : `did you mean "${nearest}"?`;
      throw invalidInput(place, `unknown key; ${hint}`);
    }
    checkConfig(inner, field, place);
  }
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 60) ?? String(value);
