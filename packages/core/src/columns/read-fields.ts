import { AssayError, invalidInput } from '@assay/base';
import { checkField } from '../filter/check-field.ts';
import type { FieldType } from '../filter/check-field.ts';
import { parseField, runFilterSchema } from '../filter/index.ts';
import type { Field } from '../filter/index.ts';

/** A field of runs, with the text that named it. */
export interface NamedField {
  readonly text: string;
  readonly field: Field;
  readonly type: FieldType;
  /** A run may have several values of it: the groups that it stands in. */
  readonly several: boolean;
}

/** Throws InvalidFilter, with the path, for what is no field of runs, and for fields that may have more values than one, unless `many`. */
export const readFields = (
  texts: readonly string[],
  path: string,
  choice?: { readonly many?: boolean },
): NamedField[] => texts.map((text, i) => readNamedField(text, `${path}[${i}]`, choice));

/** One of them. */
export function readNamedField(text: string, path: string, { many = false } = {}): NamedField {
  try {
    return readOne(text, many);
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    throw new AssayError(error.code, `${path}: ${error.message}`, { ...error.details, path });
  }
}

function readOne(text: string, many: boolean): NamedField {
  const field = parseField(text);
  const type = checkField(field, runFilterSchema);
  const several = 'many' in type && type.many;
  if (field.kind === 'artifact' || (several && !many))
    throw new AssayError('InvalidFilter', `A run may have several values of "${text}". Ask for a field that has one.`);
  return { text, field, type, several };
}

/** Throws InvalidInput where so many runs have more values of so many fields than one answer may take. */
export function boundValues(fields: readonly NamedField[], runs: number, most: number): void {
  if (fields.length * runs > most)
    throw invalidInput(
      'fields',
      `${fields.length} fields of ${runs} runs are ${fields.length * runs} values, and ${most} may be asked for at once. ` +
        'Ask for fewer fields or fewer runs, or in parts.',
    );
}

/** Throws InvalidFilter for a field that never is a number. */
export function requireNumbers(fields: readonly NamedField[], path: string): readonly NamedField[] {
  fields.forEach(({ text, type }, i) => {
    if (!['number', 'time', 'duration', 'parameter'].includes(type.type))
      throw new AssayError(
        'InvalidFilter',
        `${path}[${i}]: "${text}" is no number. Name metrics, parameters, times or duration; put texts among \`by\`.`,
        { path: `${path}[${i}]` },
      );
  });
  return fields;
}
