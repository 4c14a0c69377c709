import type { ImportAccount } from './import-account.ts';
import { isLocalFault } from './local-fault.ts';

/** What is read, or undefined where the disk or a database does not give it, which is noted. */
export async function readOrNote<T>(
  account: ImportAccount,
  shown: string,
  read: () => T | Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    if (!isLocalFault(thrown)) throw thrown;
    account.leaveOut('damaged', 'what could not be read', `${shown}: ${thrown.message}`);
    return undefined;
  }
}
