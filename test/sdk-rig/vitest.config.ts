import { defineConfig, mergeConfig } from 'vitest/config';
import { commonConfig } from '../support/common-config.ts';

/** Trainings in processes of their own, whose server, network, disk or life is taken from them. */
export default mergeConfig(commonConfig, defineConfig({ test: { include: ['test/sdk-rig/**/*.test.ts'] } }));
