import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { AssayError } from '@assay/base';
import type { SQLOutputValue } from 'node:sqlite';
import type { Connection } from '../connection.ts';

/** The values of the order's columns at the last row of a page. */
export type CursorValues = readonly (string | number | null)[];

/*
 * A cursor is base64url of: 16 bytes of an HMAC-SHA256 under the store's own secret, 12 bytes of the search's hash, and the
 * values as JSON. Infinities are written as {"f":"Infinity"}.
 */
const macBytes = 16;
const hashBytes = 12;

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
    const json = JSON.stringify(
      values.map((value) => (typeof value === 'number' && !Number.isFinite(value) ? { f: String(value) } : value)),
    );
    const body = Buffer.concat([this.#hash, Buffer.from(json, 'utf8')]);
    return Buffer.concat([this.#mac(body), body]).toString('base64url');
  }

  /** Throws InvalidInput when the cursor was not made by `encode` for this very search. */
  decode(cursor: string, count: number): CursorValues {
    const bytes = Buffer.from(cursor, 'base64url');
    const body = bytes.subarray(macBytes);
    const genuine =
      bytes.toString('base64url') === cursor &&
      bytes.length > macBytes + hashBytes &&
      timingSafeEqual(bytes.subarray(0, macBytes), this.#mac(body));
    if (!genuine) throw invalidCursor('it is damaged');
    if (!body.subarray(0, hashBytes).equals(this.#hash)) throw invalidCursor('it belongs to another search');
    const values: (string | number | null | { f: string })[] = JSON.parse(body.subarray(hashBytes).toString('utf8'));
    if (values.length !== count) throw invalidCursor('it belongs to another state of the data');
    return values.map((value) => (typeof value === 'object' && value !== null ? Number(value.f) : value));
  }

  #mac(body: Uint8Array): Buffer {
    return createHmac('sha256', this.#secret).update(body).digest().subarray(0, macBytes);
  }
}

const invalidCursor = (why: string): AssayError =>
  new AssayError(
    'InvalidInput',
    `cursor: ${why}. Pass the cursor of the page before, unchanged, with the same filter and sort; or none, to start over.`,
    { path: 'cursor' },
  );
