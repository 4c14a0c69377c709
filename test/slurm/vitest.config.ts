import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** A cluster of Slurm's own daemons. Wants slurm-wlm and munge. */
export default mergeConfig(commonConfig, defineConfig({ test: { include: ['test/slurm/**/*.test.ts'] } }));
