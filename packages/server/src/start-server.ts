import { AssayError } from '@assay/base';
import { lockDataFolder, openFileBlobStore, openSqliteStore } from '@assay/storage';
import type { RunningServer } from './compose.ts';
import { isLoopback } from './http/host-check.ts';
import { listKeys } from './keys/manage-keys.ts';
import { resolveServerOptions } from './server-options.ts';
import type { ServerChoices } from './server-options.ts';

/**
 * Opens the data folder and serves it. Choices that are left out come from the environment (`ASSAY_HOST`, `ASSAY_PORT`,
 * `ASSAY_DATA`, `ASSAY_LIMITS`, `ASSAY_ALLOWED_HOSTS`, `ASSAY_LOG_LEVEL`), then from `config.json` in the data
 * folder. Throws an AssayError with one clear line: a taken port, a folder that cannot be written or is in use, another
 * machine's reach without an access key.
 */
export async function startServer(
  choices: ServerChoices = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<RunningServer> {
  const options = resolveServerOptions(choices, environment);
  const { dataDir, host, limits } = options;
  const open = new AsyncDisposableStack();
  try {
    open.use(lockDataFolder(dataDir));
    if (!isLoopback(host) && listKeys(dataDir).length === 0)
      throw new AssayError(
        'Forbidden',
        `Refusing to listen on ${host} without an access key. Make one with: assay keys create`,
      );
    const opening = openSqliteStore({ folder: dataDir, limits });
    // The store's threads start while this one loads what speaks HTTP.
    const composing = import('./compose.ts');
    const store = open.use(await opening);
    const blobs = open.use(await openFileBlobStore({ folder: dataDir }));
    const { composeServer } = await composing;
    return await composeServer(options, { store, blobs, open });
  } catch (thrown) {
    await open.disposeAsync();
    throw thrown;
  }
}
