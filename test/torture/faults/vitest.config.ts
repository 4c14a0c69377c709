import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../../support/common-config.ts';

/** Disks that lose, refuse or garble. Wants a C compiler and strace. */
export default mergeConfig(
  commonConfig,
  defineConfig({ test: { include: ['test/torture/faults/**/*.test.ts'], testTimeout: 180_000 } }),
);
