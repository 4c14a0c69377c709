import { parse } from 'yaml';
import { readSmallFile } from '../read-small-file.ts';

/** What a small YAML file of MLflow says: a map, or an Error that says why it cannot be read. */
export async function readMeta(file: string): Promise<Readonly<Record<string, unknown>> | Error> {
  try {
    const text = await readSmallFile(file);
    const parsed: unknown = parse(text, { schema: 'failsafe', maxAliasCount: 10, logLevel: 'error' });
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return new Error('holds no map');
    return parsed as Record<string, unknown>;
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
}

/** Every scalar is read as text: what is a number differs between the YAML of Python and that of others. */
export const textOf = (value: unknown): string => (typeof value === 'string' && value !== 'null' ? value : '');
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : undefined;

/** A map of texts: what else stands in it is left. */
export const textsOf = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, textOf(each)]))
    : {};
