import { defineConfig } from 'vitest/config';
import protocol from './vitest.config.ts';

/** The clients that people use, as they are published, against a real server. */
export default defineConfig({
  ...protocol,
  test: { ...protocol.test, include: ['test/protocol/*/clients/**/*.test.ts'], exclude: [], testTimeout: 120_000 },
});
