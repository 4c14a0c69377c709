import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { runStatuses, terminalRunStatuses } from '../../entities/run.ts';
import type { RunStatus } from '../../entities/run.ts';
import { mlflowProgress } from './run-progress.ts';

const ms = (time: number): EpochMs => time as EpochMs;
const running = { status: 'running', statusMessage: '', startedMs: ms(10), endedMs: null } as const;
const failed = { status: 'failed', statusMessage: 'why', startedMs: ms(10), endedMs: ms(20) } as const;
const scheduled = { status: 'scheduled', statusMessage: '', startedMs: null, endedMs: null } as const;

test.each([
  ['an end that is given', running, { status: 'completed', endMs: 30 }, { status: 'completed', endedMs: 30 }],
  ['no end given: now', running, { status: 'failed' }, { status: 'failed', endedMs: 99 }],
  ['an end without a status', running, { endMs: 30 }, { status: 'running', endedMs: null }],
  ['another end of what has ended', failed, { endMs: 30 }, { status: 'failed', endedMs: 30 }],
  ['from one end to another', failed, { status: 'stopped' }, { status: 'stopped', endedMs: 20, statusMessage: 'why' }],
  ['taken up again', failed, { status: 'running', endMs: 20 }, { status: 'running', endedMs: null, statusMessage: '' }],
  ['begun', scheduled, { status: 'running' }, { status: 'running', startedMs: 99 }],
  ['ended unseen', scheduled, { status: 'completed', endMs: 50 }, { startedMs: 50, endedMs: 50 }],
  ['told to stop, and said to run', { ...running, status: 'stopping' }, { status: 'running' }, { status: 'stopping' }],
] as const)('%s', (_, before, change, expected) => {
  expect(mlflowProgress(before, change, ms(99))).toMatchObject(expected);
});

test('whatever was and comes: only what has ended has an end, and all but what is scheduled has a start', () => {
  const status = fc.constantFrom<RunStatus>(...runStatuses);
  const time = fc.option(fc.nat(100), { nil: undefined });
  fc.assert(
    fc.property(status, fc.option(status, { nil: undefined }), time, (was, becomes, endMs) => {
      const before = mlflowProgress(scheduled, { status: was }, ms(5));
      const change = { ...(becomes && { status: becomes }), ...(endMs !== undefined && { endMs }) };
      const after = mlflowProgress(before, change, ms(99));
      expect(after.endedMs !== null).toBe(terminalRunStatuses.has(after.status));
      if (after.status !== 'scheduled') expect(after.startedMs).not.toBeNull();
    }),
  );
});
