import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** The clients that people use, as they are published, against a real server. */
export default mergeConfig(
  commonConfig,
  defineConfig({
    test: {
      include: ['test/protocol/*/clients/**/*.test.ts'],
      // Its packages have gigabytes.
      exclude: process.env['ASSAY_TEST_ALL_CLIENTS'] === '1' ? [] : ['test/protocol/mlflow/clients/frameworks.test.ts'],
      isolate: false,
      testTimeout: 120_000,
    },
  }),
);
