import type { InputShape } from '@assay/wire/sagemaker';
import { AwsError } from '../aws/aws-error.ts';

const typeNames: Readonly<Record<InputShape['type'], string>> = {
  string: 'String',
  boolean: 'Boolean',
  integer: 'Integer',
  double: 'Double',
  timestamp: 'Timestamp',
  structure: 'a structure',
  list: 'a list',
  map: 'a map',
};

/** The last second of the year 9999. */
const lastSecond = 253_402_300_799;
const wordsForNumbers: ReadonlySet<unknown> = new Set(['NaN', 'Infinity', '-Infinity']);

/** A SerializationException: the value is of another JSON type than the model's, or a number that its type cannot hold. */
export function typeFault(value: unknown, type: InputShape['type'], path: string): AwsError {
  const where = path === '' ? 'the input' : `'${path}'`;
  const text = `${valueName(value)} cannot be converted to ${typeNames[type]}`;
  return new AwsError('SerializationException', `${text} (at ${where})`);
}

function valueName(value: unknown): string {
  if (value === null || value === undefined) return 'NULL_VALUE';
  if (Array.isArray(value)) return 'LIST_VALUE';
  switch (typeof value) {
    case 'string':
      return 'STRING_VALUE';
    case 'boolean':
      return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
    case 'number':
      return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
    default:
      return 'STRUCTURE_VALUE';
  }
}

/** A value of a simple type as it is; `mayBeNotFinite`: doubles may be given as the words NaN, Infinity and -Infinity (restJson). */
export function readScalar(
  value: unknown,
  type: InputShape['type'],
  path: string,
  mayBeNotFinite: boolean,
): string | number | boolean {
  if (type === 'string' && typeof value === 'string') return value;
  if (type === 'boolean' && typeof value === 'boolean') return value;
  // Python's SDK sends parameters that are truth values as numbers, which its True and False are.
  if (type === 'double' && typeof value === 'boolean') return Number(value);
  if (type === 'double' && mayBeNotFinite && wordsForNumbers.has(value)) return Number(value);
  if (typeof value === 'number') {
    if (type === 'integer' && Number.isSafeInteger(value)) return value;
    if (type === 'double' && Number.isFinite(value)) return value;
    if (type === 'timestamp' && Math.abs(value) <= lastSecond) return value;
  }
  throw typeFault(value, type, path);
}
