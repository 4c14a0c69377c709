import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** Tests that talk to a real server in its own process, over real HTTP. */
export default mergeConfig(
  commonConfig,
  defineConfig({
    test: {
      setupFiles: ['test/support/property-seed.ts'],
      include: ['test/protocol/**/*.test.ts'],
      // Those have needs of their own: clients.vitest.config.ts
      exclude: ['test/protocol/*/clients/**'],
      // Files change nothing of their process: its start and its modules are paid once.
      isolate: false,
    },
  }),
);
