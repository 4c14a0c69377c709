import { assertNever } from '@assay/base';
import type { ModelEvent } from '@assay/wire';

/** What happened, in words: `Version 3 went from None to Production`. */
export function eventWords({ kind, version, data }: ModelEvent): string {
  const what = `Version ${version}`;
  const text = (key: string): string => textIn(data, key) ?? 'none';
  switch (kind) {
    case 'created':
      return 'The model was registered';
    case 'renamed':
      return `The model was renamed; before it was ${text('from')}`;
    case 'described':
      return 'The description of the model was changed';
    case 'version.created':
      return `${what} was registered from ${text('source')}`;
    case 'version.described':
      return `The description of version ${version} was changed`;
    case 'version.deleted':
      return `${what}, of ${text('source')}, was deleted`;
    case 'stage':
      return `${what} went from ${text('from')} to ${text('to')}`;
    case 'approval':
      return `The approval of version ${version} went from ${text('from')} to ${text('to')}`;
    case 'alias.set':
      return `@${text('alias')} was set to version ${version}${movedFrom(data)}`;
    case 'alias.deleted':
      return `@${text('alias')} was taken from version ${version}`;
    case 'tags':
      return version === null ? 'Tags of the model were changed' : `Tags of version ${version} were changed`;
    default:
      return assertNever(kind);
  }
}

function valueIn(data: unknown, key: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined;
}

function textIn(data: unknown, key: string): string | undefined {
  const value = valueIn(data, key);
  return typeof value === 'string' ? value : undefined;
}

function movedFrom(data: unknown): string {
  const from = valueIn(data, 'from');
  return typeof from === 'number' ? `; before it was at ${from}` : '';
}
