import { defineConfig } from 'vitest/config';
import protocol from './vitest.config.ts';

/** The clients that people use, as they are published, against a real server. */
export default defineConfig({
  ...protocol,
  test: {
    ...protocol.test,
    include: ['test/protocol/*/clients/**/*.test.ts'],
    // Its packages have gigabytes.
    exclude: process.env['ASSAY_TEST_ALL_CLIENTS'] === '1' ? [] : ['test/protocol/mlflow/clients/frameworks.test.ts'],
    testTimeout: 120_000,
  },
});
