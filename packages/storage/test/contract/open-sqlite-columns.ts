import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { limitPolicies } from '@assay/core';
import type { Store } from '@assay/core';
import { openSqliteStore } from '@assay/storage';
import type { OpenOptions } from '@assay/testkit';

// The store's threads start in half the time.
env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../../../.cache/compile', import.meta.url));

/** One reader, which answers searches out of memory from the first run on. */
export const open = (folder: string, options: OpenOptions): Promise<Store> =>
  openSqliteStore({ folder, limits: limitPolicies.default, readers: 1, columnsFromRuns: 0, ...options });
