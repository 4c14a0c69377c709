import { access, constants, mkdir } from 'node:fs/promises';
import { AssayError, messageOf } from '@assay/base';

/** Makes the data folder where it is not there, and sees that it can be written. */
export async function prepareDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    const reason =
      code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
        ? 'cannot be written by this user'
        : code === 'EEXIST' || code === 'ENOTDIR'
          ? 'is no folder'
          : `cannot be used: ${messageOf(thrown)}`;
    throw new AssayError(
      'Forbidden',
      `The data folder ${dataDir} ${reason}. Choose another with --data.`,
      {},
      { cause: thrown },
    );
  }
}
