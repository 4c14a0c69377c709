import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { limitPolicies } from '@assay/core';
import type { Store } from '@assay/core';
import { openSqliteStore } from '@assay/storage';
import type { OpenOptions } from '@assay/testkit';

// The store's threads start in half the time.
env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../../../.cache/compile', import.meta.url));

/** Whatever is in the log is sealed as soon as it is seen, merged, and deleted at once. */
const eager = {
  duePoints: 1,
  tickMs: 1,
  partPoints: 50,
  segmentPoints: 200,
  share: 1,
  keepRowsMs: 0,
  keepSegmentsMs: 200,
};

export const open = (folder: string, options: OpenOptions): Promise<Store> =>
  openSqliteStore({ folder, limits: limitPolicies.default, compaction: eager, ...options });
