import { AssayError } from '@assay/base';

/** Throws PreconditionFailed when a change was meant for another version than the present one. */
export function checkVersion(what: string, currentVersion: number, expectedVersion: number | undefined): void {
  if (expectedVersion === undefined || expectedVersion === currentVersion) return;
  throw new AssayError(
    'PreconditionFailed',
    `${what} was changed in the meantime: this change is meant for version ${expectedVersion}, and it is at ` +
      `${currentVersion}. Read it again, and repeat the change if it still makes sense.`,
    { expectedVersion, currentVersion },
  );
}
