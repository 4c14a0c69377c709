import { requestMessages } from '@assay/wire/mlflow';
import type { RequestFieldType } from '@assay/wire/mlflow';
import { invalidParameter, missingParameter } from './mlflow-error.ts';
import type { MlflowError } from './mlflow-error.ts';

/** A value as JSON or, where `isText`, a query string has it. Throws ReadFault. */
type Read = (value: unknown, isText: boolean) => unknown;

interface FieldReader {
  readonly name: string;
  /** protobuf's JSON allows it, too; undefined where it is the same. */
  readonly camelName: string | undefined;
  readonly read: Read;
  readonly isRequired: boolean;
  /** What the value is where none is given. */
  readonly absent: string | undefined;
}

const messages = new Map<string, readonly FieldReader[]>();

/**
 * A request by its message: unknown fields are passed over, `null` counts as absent, and what must be there is missing when it is empty, as
 * MLflow has it. Doubles may be `"NaN"`, `"Infinity"` and `"-Infinity"`; 64-bit numbers may be texts and must be ones that a double holds.
 * Throws INVALID_PARAMETER_VALUE with the path of what is wrong.
 */
export function readRequest(message: string, given: Readonly<Record<string, unknown>>, isText: boolean): unknown {
  try {
    return readFields(message, given, isText);
  } catch (thrown) {
    throw thrown instanceof ReadFault ? thrown.asMlflowError() : thrown;
  }
}

/** What is wrong; its path is put together on the way out, since most requests are right and have a thousand values. */
class ReadFault extends Error {
  readonly #value: unknown;
  readonly #isMissing: boolean;
  #path = '';

  constructor(value: unknown, reason = '', isMissing = false) {
    super(reason);
    this.#value = value;
    this.#isMissing = isMissing;
  }

  within(part: string): this {
    this.#path = this.#path === '' || this.#path.startsWith('[') ? part + this.#path : `${part}.${this.#path}`;
    return this;
  }

  asMlflowError(): MlflowError {
    return this.#isMissing ? missingParameter(this.#path) : invalidParameter(this.#path, this.#value, this.message);
  }
}

const placed = (thrown: unknown, part: string): unknown => (thrown instanceof ReadFault ? thrown.within(part) : thrown);

function readFields(message: string, given: Readonly<Record<string, unknown>>, isText: boolean): object {
  const result: Record<string, unknown> = {};
  let at = '';
  try {
    for (const { name, camelName, read, isRequired, absent } of fieldsOf(message)) {
      at = name;
      const value = given[name] ?? (camelName === undefined ? undefined : given[camelName]);
      if (value === undefined || value === null || (isRequired && value === '')) {
        if (isRequired) throw new ReadFault(value, '', true);
        if (absent !== undefined) result[name] = absent;
      } else result[name] = read(value, isText);
    }
  } catch (thrown) {
    throw placed(thrown, at);
  }
  return result;
}

const listOf =
  (read: Read): Read =>
  (value, isText) => {
    const list = Array.isArray(value) ? (value as unknown[]) : undefined;
    if (list === undefined && !isText) throw new ReadFault(value, 'expected a list');
    const result: unknown[] = [];
    try {
      for (const item of list ?? [value]) {
        if (item === null) throw new ReadFault(item);
        result.push(read(item, isText));
      }
    } catch (thrown) {
      throw placed(thrown, `[${result.length}]`);
    }
    return result;
  };

/** A text may be empty or left out where it is what a key is given; so MLflow's own server has it, other than its definitions say. */
const isGivenText = (name: string, type: RequestFieldType): boolean => name === 'value' && type === 'string';

function fieldsOf(message: string): readonly FieldReader[] {
  let fields = messages.get(message);
  if (fields === undefined) {
    fields = (requestMessages[message] ?? []).map(([name, type, ...marks]) => {
      const camelName = name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      const read = name === 'experiment_id' || name === 'experiment_ids' ? readId : readerOf(type);
      const isRequired = marks.includes('required');
      return {
        name,
        camelName: camelName === name ? undefined : camelName,
        read: marks.includes('repeated') ? listOf(read) : read,
        // A flag may be left out, too.
        isRequired: isRequired && !isGivenText(name, type) && type !== 'boolean',
        absent: isRequired && isGivenText(name, type) ? '' : undefined,
      };
    });
    messages.set(message, fields);
  }
  return fields;
}

function readerOf(type: RequestFieldType): Read {
  if (typeof type === 'string') return scalars[type];
  if ('message' in type) {
    const { message } = type;
    return (value, isText) => readFields(message, asObject(value), isText);
  }
  if ('enum' in type) return enumReader(type.enum);
  const read = readerOf(type.map);
  return (value, isText) => readMap(asObject(value), read, isText);
}

function readMap(given: Readonly<Record<string, unknown>>, read: Read, isText: boolean): object {
  const result: [string, unknown][] = [];
  for (const [key, value] of Object.entries(given))
    try {
      result.push([key, read(value, isText)]);
    } catch (thrown) {
      throw placed(thrown, key);
    }
  return Object.fromEntries(result);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new ReadFault(value, 'expected an object');
}

function readText(value: unknown): string {
  if (typeof value !== 'string') throw new ReadFault(value, 'expected a text');
  if (!value.isWellFormed()) throw new ReadFault(value, 'the text holds half of a surrogate pair');
  return value;
}

/** Ids of experiments are numbers to some clients. */
const readId: Read = (value) => (Number.isSafeInteger(value) ? String(value) : readText(value));

function readInteger(value: unknown): number {
  const number = typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw new ReadFault(value, 'expected an integer of at most 53 bits');
  return number;
}

const scalars: Readonly<Record<Extract<RequestFieldType, string>, Read>> = {
  string: readText,
  bytes: readText,
  int32: readInteger,
  int64: readInteger,
  double(value) {
    if (typeof value === 'number') return value;
    if (typeof value === 'string' && /^(?:NaN|-?Infinity|-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)$/.test(value))
      return Number(value);
    throw new ReadFault(value, 'expected a number');
  },
  boolean(value, isText) {
    if (typeof value === 'boolean') return value;
    const text = isText && typeof value === 'string' ? value.toLowerCase() : undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new ReadFault(value, 'expected true or false');
  },
};

function enumReader(values: Readonly<Record<string, number>>): Read {
  const names = new Map(Object.entries(values).map(([name, number]) => [number, name]));
  return (value) => {
    const name = typeof value === 'string' && Object.hasOwn(values, value) ? value : names.get(Number(value));
    if (name === undefined) throw new ReadFault(value, `expected one of ${Object.keys(values).join(', ')}`);
    return name;
  };
}
