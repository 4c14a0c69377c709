import { limitPolicies } from '@assay/core';
import type { Store } from '@assay/core';
import { openSqliteStore } from '@assay/storage';
import type { OpenOptions } from '@assay/testkit';

export const open = (folder: string, options: OpenOptions): Promise<Store> =>
  openSqliteStore({ folder, limits: limitPolicies.default, ...options });
