import type { MlflowError } from '../mlflow-error.ts';
import type { ClauseReader, Identifier } from './clause-reader.ts';
import type { MlflowField, MlflowFields } from './fields.ts';

/** The field that an identifier names. INVALID_PARAMETER_VALUE, with what there is, where there is none. */
export function findField(reader: ClauseReader, identifier: Identifier, fields: MlflowFields): MlflowField {
  const { word, key } = identifier;
  if (word === undefined || fields.attributeWords.includes(word))
    return (
      own(fields.attributes, key) ?? unknown(reader, identifier, `attribute of ${fields.entity}`, fields.attributes)
    );
  const family = own(fields.families, word);
  if (family === undefined) {
    const words = { ...Object.fromEntries(fields.attributeWords.map((each) => [each, true])), ...fields.families };
    throw noSuch(reader, identifier, `word "${word.slice(0, 60)}" before the dot`, Object.keys(words));
  }
  if (typeof family === 'function') return family(key);
  return own(family, key) ?? unknown(reader, identifier, `key of ${word}`, family);
}

const own = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

function unknown(reader: ClauseReader, identifier: Identifier, what: string, known: object): never {
  throw noSuch(reader, identifier, `${what} "${identifier.key.slice(0, 60)}"`, Object.keys(known));
}

const noSuch = (reader: ClauseReader, { start }: Identifier, what: string, known: readonly string[]): MlflowError =>
  reader.fault(`there is no ${what}`, start, `It is one of ${known.join(', ')}.`);
