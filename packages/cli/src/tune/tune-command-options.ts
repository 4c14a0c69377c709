import type { Objective } from '@assay/wire';
import type { ConnectionOptions } from '../connection.ts';

/** As the command line of `assay tune` gives them. */
export interface TuneCommandOptions extends ConnectionOptions {
  readonly space?: string;
  readonly parameter?: readonly string[];
  readonly metric?: readonly string[];
  readonly direction?: readonly string[];
  readonly value: NonNullable<Objective['value']>;
  readonly metricPattern?: readonly string[];
  readonly constraint?: readonly string[];
  readonly trials?: number;
  readonly parallel: number;
  readonly timeout?: number;
  readonly target?: number;
  readonly patience?: number;
  readonly sampler?: string;
  readonly pruner?: string;
  readonly seed?: number;
  readonly experiment?: string;
  readonly study?: string;
  readonly executor: 'local' | 'slurm';
  readonly slurmOption?: readonly string[];
  readonly timeLimit?: number;
  readonly memoryLimit?: number;
  readonly cores?: number;
  readonly retries?: number;
  readonly maxFailures: number;
  readonly aws?: boolean;
  readonly log: boolean;
}
