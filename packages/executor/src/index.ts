export { isEnd } from './executor.ts';
export type { Executor, JobLimits, JobRequest, JobState, JobStatus } from './executor.ts';
export { LocalExecutor } from './local/local-executor.ts';
export type { LocalExecutorOptions } from './local/local-executor.ts';
export { SlurmExecutor } from './slurm/slurm-executor.ts';
export type { SlurmExecutorOptions } from './slurm/slurm-executor.ts';
