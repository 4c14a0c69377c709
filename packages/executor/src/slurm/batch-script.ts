import type { JobRequest } from '../executor.ts';
import { shellQuote } from './shell-quote.ts';

/**
 * The script of a batch job whose tasks are these jobs. Each becomes its program (`exec`), so that signals reach it and its end is the
 * job's. Environment and arguments stand here quoted, not in options of `sbatch`, which would cut them at commas.
 */
export const batchScript = (jobs: readonly JobRequest[]): string =>
  ['#!/bin/sh', 'case "${SLURM_ARRAY_TASK_ID:-0}" in', ...jobs.map(taskOf), 'esac', ''].join('\n');

const taskOf = ({ program, args, folder, environment, outputFile }: JobRequest, index: number): string =>
  [
    `${index})`,
    `[ "\${SLURM_RESTART_COUNT:-0}" -gt 0 ] || : >${shellQuote(outputFile)}`,
    `exec >>${shellQuote(outputFile)} 2>&1`,
    `cd ${shellQuote(folder)} || exit 126`,
    ...Object.entries(environment).map(([name, value]) => `export ${name}=${shellQuote(value)}`),
    `exec ${[program, ...args].map(shellQuote).join(' ')}`,
    ';;',
  ].join('\n');
