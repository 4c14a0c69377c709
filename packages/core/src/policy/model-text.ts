import { AssayError, invalidInput } from '@assay/base';
import type { Limits } from '../limits.ts';
import { checkKey, checkText } from './check-text.ts';
import { checkName } from './check-name.ts';

/** Characters of what the registry keeps beside names, descriptions and tags. */
const lengths = { alias: 255, source: 10_000, runId: 500, loggedModelId: 500, runLink: 10_000 } as const;

/** Names stand in URIs such as `models:/<name>/<version>` and `models:/<name>@<alias>`. */
export function checkModelName(path: string, name: string, limits: Limits): void {
  checkName(path, name, limits);
  if (/[/:]/.test(name)) throw invalidInput(path, `${quoted(name)} holds "/" or ":", which names of models may not.`);
  if (name === '.' || name.startsWith('..'))
    throw invalidInput(path, `${quoted(name)} would be a step in a path. Begin it otherwise.`);
}

/** Letters, digits, `_` and `-`; neither `latest` nor a version such as `v3`, which stand for themselves. */
export function checkAlias(path: string, alias: string): void {
  if (!/^[\p{L}\p{N}_-]+$/u.test(alias))
    throw invalidInput(path, `${quoted(alias)} may hold letters, digits, "_" and "-" only, and at least one of them.`);
  if (/^latest$/i.test(alias)) throw invalidInput(path, `"${alias}" is reserved: it stands for the newest version.`);
  if (/^v\d+$/i.test(alias)) throw invalidInput(path, `"${alias}" is reserved: it would be read as a version.`);
  checkLength(path, alias, 'alias');
}

export function checkSource(path: string, source: string, limits: Limits): void {
  checkKey(path, source, limits, 'noteLength');
  checkLength(path, source, 'source');
}

/** May be empty. */
export function checkReference(path: 'runId' | 'loggedModelId' | 'runLink', text: string, limits: Limits): void {
  checkText(path, text, limits, 'noteLength');
  checkLength(path, text, path);
}

function checkLength(path: string, text: string, what: keyof typeof lengths): void {
  const limit = lengths[what];
  const { length } = Array.from(text);
  if (length > limit)
    throw new AssayError('LimitExceeded', `${path} has ${length} characters; at most ${limit} are allowed.`, {
      path,
      limit,
      value: length,
    });
}

const quoted = (text: string): string => JSON.stringify(text.slice(0, 80));
