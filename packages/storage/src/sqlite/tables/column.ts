import type { ProjectId } from '@assay/base';
import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { blobOfId, idOfBlob } from '../id-blob.ts';
import type { RowNumbers } from '../row-numbers.ts';

/** How one field of a row is kept. In all SQL the table's alias is `t`. */
export interface Column {
  /** The column of the table, or undefined where the value stands in a satellite table. */
  readonly stored: string | undefined;
  /** The expression that reads the field. */
  readonly read: string;
  /** The condition that the field equals the value bound as `place` (`?2`); not for null. `?1` is the project. */
  equals(place: string): string;
  /** The condition that the field is among the values of the JSON array bound as `place`. */
  among(place: string): string;
  /** A value as it is compared with `read` and `equals`. */
  bind(value: unknown): SQLInputValue;
  /** A value as it stands in the JSON array of `among`. */
  json(value: unknown): string | number;
  /** A value as it is stored; may give a number to a name. */
  store(value: unknown, numbers: RowNumbers, projectId: ProjectId): SQLInputValue;
  decode(value: SQLOutputValue): unknown;
}

function plain(name: string, bind: (value: unknown) => SQLInputValue, decode: Column['decode']): Column {
  return {
    stored: name,
    read: `t.${name}`,
    equals: (place) => `t.${name} = ${place}`,
    among: (place) => `t.${name} IN (SELECT value FROM json_each(${place}))`,
    bind,
    json: (value) => {
      const bound = bind(value);
      if (typeof bound !== 'string' && typeof bound !== 'number') throw wrongType(name, 'a value of a list', bound);
      return bound;
    },
    store: bind,
    decode,
  };
}

export const text = (name: string): Column =>
  plain(
    name,
    (value) => {
      if (value === null) return null;
      if (typeof value !== 'string') throw wrongType(name, 'a text', value);
      return value;
    },
    (value) => value,
  );

export const numeric = (name: string): Column =>
  plain(
    name,
    (value) => {
      if (value === null) return null;
      if (typeof value !== 'number' || Number.isNaN(value)) throw wrongType(name, 'a number', value);
      return value;
    },
    (value) => value,
  );

export const flag = (name: string): Column =>
  plain(
    name,
    (value) => (value === true ? 1 : 0),
    (value) => value === 1,
  );

/** Text kept as the bytes of its UTF-8, U+0000 included; it sorts by them. */
export const utf8 = (name: string): Column => ({
  ...plain(
    name,
    (value) => Buffer.from(asText(name, value)),
    (value) => {
      if (!(value instanceof Uint8Array)) throw wrongType(name, 'bytes', value);
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('utf8');
    },
  ),
  among: (place) => `t.${name} IN (SELECT unhex(value) FROM json_each(${place}))`,
  json: (value) => Buffer.from(asText(name, value)).toString('hex'),
});

/** 32 hex digits, or null, kept as 16 bytes; `sha256` columns likewise as 32. */
export const id = (name: string, encode: (text: string) => Uint8Array = blobOfId): Column => ({
  ...plain(
    name,
    (value) => (value === null ? null : encode(asText(name, value))),
    (value) => (value === null ? null : idOfBlob(value)),
  ),
  among: (place) => `t.${name} IN (SELECT unhex(value) FROM json_each(${place}))`,
  json: (value) => asText(name, value),
});

/** A run's id, kept as the run's number; needs `JOIN run r ON r.n = t.run`. */
export const runReference = (): Column => ({
  ...id('run'),
  read: 'r.id',
  equals: (place) => `t.run = (SELECT n FROM run WHERE project_id = ?1 AND id = ${place})`,
  among: (place) =>
    `t.run IN (SELECT x.n FROM json_each(${place}) j JOIN run x ON x.project_id = ?1 AND x.id = unhex(j.value))`,
  store: (value, numbers, projectId) => numbers.run(projectId, asText('run', value)),
});

/** A name, kept as its number; needs `JOIN name k ON k.n = t.key`. */
export const nameReference = (): Column => ({
  ...text('key'),
  read: 'k.text',
  equals: (place) => `t.key = (SELECT n FROM name WHERE project_id = ?1 AND text = ${place})`,
  among: (place) =>
    `t.key IN (SELECT x.n FROM json_each(${place}) j JOIN name x ON x.project_id = ?1 AND x.text = j.value)`,
  store: (value, numbers, projectId) => numbers.name(projectId, asText('key', value)),
});

function asText(name: string, value: unknown): string {
  if (typeof value !== 'string') throw wrongType(name, 'a text', value);
  return value;
}

const wrongType = (name: string, expected: string, value: unknown): Error =>
  new Error(`${name}: expected ${expected}, got ${typeof value}`);
