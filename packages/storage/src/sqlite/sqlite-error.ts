import { AssayError, messageOf } from '@assay/base';

const uniqueness = [1555, 2067, 2579];
const primary = (code: number): number => code & 0xff;

/** SQLite's extended result code, or 0 when the error is none of SQLite's. */
export const sqliteCode = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0;

export const isUniquenessError = (error: unknown): boolean => uniqueness.includes(sqliteCode(error));

/** The error of the disk or the file behind it, as the store's callers know it; undefined for any other. */
export function storageErrorOf(error: unknown): AssayError | undefined {
  switch (primary(sqliteCode(error))) {
    case 13:
      return new AssayError(
        'StorageFull',
        'The disk that holds the data folder is full: nothing was stored. Free some space, or delete runs.',
        {},
        { cause: error },
      );
    case 5:
    case 6:
    case 8:
    case 10:
    case 11:
    case 14:
    case 26:
      return new AssayError(
        'Unavailable',
        `The database could not be read or written (${messageOf(error)}): nothing was stored. See the server's log.`,
        {},
        { cause: error },
      );
    default:
      return undefined;
  }
}
