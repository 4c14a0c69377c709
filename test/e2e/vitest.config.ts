import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Tests that drive Studio in a real Chromium against a real server, two files at a time. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Files change nothing of their process: its start and its modules are paid once.
    isolate: false,
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page that loads while the machine is busy takes more than the usual second.
    expect: { poll: { timeout: 8000 } },
  },
});
