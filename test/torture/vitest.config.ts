import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** Real servers that are killed, robbed of their disk and handed damaged files; each file is the short form of one campaign. */
export default mergeConfig(
  commonConfig,
  defineConfig({ test: { include: ['test/torture/*.test.ts'], testTimeout: 180_000 } }),
);
