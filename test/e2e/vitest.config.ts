import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** Tests that drive Studio in a real Chromium against a real server, two files at a time. */
export default mergeConfig(
  commonConfig,
  defineConfig({
    test: {
      include: ['test/e2e/**/*.test.ts'],
      // Files change nothing of their process: its start and its modules are paid once.
      isolate: false,
      testTimeout: 120_000,
      hookTimeout: 120_000,
    },
  }),
);
