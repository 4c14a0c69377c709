import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AssayError } from '@assay/base';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';

/** The values of the order's columns at the last row of a page. */
export type CursorValues = readonly (string | number | null)[];

/*
 * A cursor is base64url of: 16 bytes of an HMAC-SHA256 under the store's own secret, 12 bytes of the search's hash, and the
 * values as JSON. Infinities are written as {"f":"Infinity"}, the beginnings of long texts as {"b":"…"}: a cursor stays short
 * whatever is sorted by, and the rest of the text is read from its row.
 */
const macBytes = 16;
const hashBytes = 12;
/** UTF-16 units of a text that a cursor holds. */
const maxText = 500;

export class SearchCursor {
  readonly #secret: Uint8Array;
  readonly #hash: Buffer;

  /** For the search that `identity` (any JSON value) describes in full. */
  constructor(connection: Connection, identity: unknown) {
    const secret = connection.get("SELECT value FROM meta WHERE key = 'cursor_secret'")?.['value'];
    if (!(secret instanceof Uint8Array)) throw new Error('meta.cursor_secret: expected bytes');
    this.#secret = secret;
    this.#hash = createHash('sha256').update(JSON.stringify(identity)).digest().subarray(0, hashBytes);
  }

  encode(values: readonly SQLOutputValue[]): string {
    const json = JSON.stringify(values.map(written));
    const body = Buffer.concat([this.#hash, Buffer.from(json, 'utf8')]);
    return Buffer.concat([this.#mac(body), body]).toString('base64url');
  }

  /**
   * Throws InvalidInput when the cursor was not made by `encode` for this very search. `textOf` reads the text of which a value is
   * the beginning from the row that has the last value as its number; where the row is gone or has another text by now, the
   * beginning stands for it, so that some rows may come again but none is left out.
   */
  decode(
    cursor: string,
    order: readonly { readonly descending: boolean }[],
    textOf: (place: number, row: number) => unknown,
  ): CursorValues {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(macBytes);
    const genuine =
      bytes.toString('base64url') === cursor &&
      bytes.length > macBytes + hashBytes &&
      timingSafeEqual(bytes.subarray(0, macBytes), this.#mac(body));
    if (!genuine) throw invalidCursor('it is damaged');
    if (!body.subarray(0, hashBytes).equals(this.#hash)) throw invalidCursor('it belongs to another search');
    const values: readonly Written[] = JSON.parse(body.subarray(hashBytes).toString('utf8'));
    if (values.length !== order.length) throw invalidCursor('it belongs to another state of the data');
    return values.map((value, i) => {
      if (typeof value !== 'object' || value === null) return value;
      if ('f' in value) return Number(value.f);
      const text = textOf(i, Number(values.at(-1)));
      if (typeof text === 'string' && text.startsWith(value.b)) return text;
      return order[i]?.descending === true ? `${value.b}\u{10FFFF}` : value.b;
    });
  }

  #mac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.#secret).update(body).digest().subarray(0, macBytes);
  }
}

type Written = string | number | null | { readonly f: string } | { readonly b: string };

function written(value: SQLOutputValue): SQLOutputValue | Written {
  if (typeof value === 'number' && !Number.isFinite(value)) return { f: String(value) };
  return typeof value === 'string' && value.length > maxText
    ? { b: value.slice(0, maxText).replace(/[\uD800-\uDBFF]$/, '') }
    : value;
}

const invalidCursor = (why: string): AssayError =>
  new AssayError(
    'InvalidInput',
    `cursor: ${why}. Pass the cursor of the page before, unchanged, with the same filter and sort; or none, to start over.`,
    { path: 'cursor' },
  );
