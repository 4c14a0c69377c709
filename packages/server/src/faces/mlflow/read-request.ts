import { requestMessages } from '@assay/wire/mlflow';
import type { RequestFieldType } from '@assay/wire/mlflow';
import { invalidParameter, missingParameter } from './mlflow-error.ts';

/** A value as JSON or, where `isText`, a query string has it; `undefined` where it counts as not given. */
type Read = (value: unknown, path: string, isText: boolean) => unknown;

interface FieldReader {
  readonly name: string;
  /** protobuf's JSON allows it, too. */
  readonly camelName: string;
  readonly read: Read;
  readonly isRequired: boolean;
  readonly isRepeated: boolean;
}

const messages = new Map<string, readonly FieldReader[]>();

/**
 * A request by its message: unknown fields are passed over, `null` counts as absent, and what must be there is missing when it is empty, as
 * MLflow has it. Doubles may be `"NaN"`, `"Infinity"` and `"-Infinity"`; 64-bit numbers may be texts and must be ones that a double holds.
 * Throws INVALID_PARAMETER_VALUE with the path of what is wrong.
 */
export function readRequest(message: string, given: Readonly<Record<string, unknown>>, isText: boolean): unknown {
  return readFields(message, given, '', isText);
}

function readFields(message: string, given: Readonly<Record<string, unknown>>, path: string, isText: boolean): object {
  const result: Record<string, unknown> = {};
  for (const field of fieldsOf(message)) {
    const value = given[field.name] ?? given[field.camelName];
    const at = path === '' ? field.name : `${path}.${field.name}`;
    if (value === undefined || value === null || (field.isRequired && value === '')) {
      if (field.isRequired) throw missingParameter(at);
      continue;
    }
    result[field.name] = field.isRepeated ? readList(value, field.read, at, isText) : field.read(value, at, isText);
  }
  return result;
}

const isGivenText = (name: string, type: RequestFieldType): boolean => name === 'value' && type === 'string';

function readList(value: unknown, read: Read, path: string, isText: boolean): unknown[] {
  const list = Array.isArray(value) ? value : undefined;
  if (list === undefined && !isText) throw invalidParameter(path, value, 'expected a list');
  return (list ?? [value]).map((item: unknown, i) => {
    if (item === null) throw invalidParameter(`${path}[${i}]`, item);
    return read(item, `${path}[${i}]`, isText);
  });
}

function fieldsOf(message: string): readonly FieldReader[] {
  let fields = messages.get(message);
  if (fields === undefined) {
    fields = (requestMessages[message] ?? []).map(([name, type, ...marks]) => ({
      name,
      camelName: name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      read: name === 'experiment_id' || name === 'experiment_ids' ? readId : readerOf(type),
      // A text may be empty where it is what a key is given, and a flag be left out; so MLflow's own server has it, other than its definitions say.
      isRequired: marks.includes('required') && !isGivenText(name, type) && type !== 'boolean',
      isRepeated: marks.includes('repeated'),
    }));
    messages.set(message, fields);
  }
  return fields;
}

function readerOf(type: RequestFieldType): Read {
  if (typeof type === 'string') return scalars[type];
  if ('message' in type) {
    const { message } = type;
    return (value, path, isText) => readFields(message, asObject(value, path), path, isText);
  }
  if ('enum' in type) return enumReader(type.enum);
  const read = readerOf(type.map);
  return (value, path, isText) =>
    Object.fromEntries(
      Object.entries(asObject(value, path)).map(([key, each]) => [key, read(each, `${path}.${key}`, isText)]),
    );
}

function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw invalidParameter(path, value, 'expected an object');
}

function readText(value: unknown, path: string): string {
  if (typeof value !== 'string') throw invalidParameter(path, value, 'expected a text');
  if (!value.isWellFormed()) throw invalidParameter(path, value, 'the text holds half of a surrogate pair');
  return value;
}

/** Ids of experiments are numbers to some clients. */
const readId: Read = (value, path) => (Number.isSafeInteger(value) ? String(value) : readText(value, path));

function readInteger(value: unknown, path: string): number {
  const number = typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw invalidParameter(path, value, 'expected an integer of at most 53 bits');
  return number;
}

const scalars: Readonly<Record<Extract<RequestFieldType, string>, Read>> = {
  string: readText,
  bytes: readText,
  int32: readInteger,
  int64: readInteger,
  double(value, path) {
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && /^(?:NaN|-?Infinity|-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)$/.test(value))
      return Number(value);
    throw invalidParameter(path, value, 'expected a number');
  },
  boolean(value, path, isText) {
    if (typeof value === 'boolean') return value;
    const text = isText && typeof value === 'string' ? value.toLowerCase() : undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw invalidParameter(path, value, 'expected true or false');
  },
};

function enumReader(values: Readonly<Record<string, number>>): Read {
  const names = new Map(Object.entries(values).map(([name, number]) => [number, name]));
  return (value, path) => {
    const name = typeof value === 'string' && Object.hasOwn(values, value) ? value : names.get(Number(value));
    if (name === undefined) throw invalidParameter(path, value, `expected one of ${Object.keys(values).join(', ')}`);
    return name;
  };
}
