import { expect, test } from 'vitest';
import type { EpochMs } from '@assay/base';
import { componentProgress } from './component-progress.ts';
import type { ComponentProgress, ComponentProgressChange } from './component-progress.ts';

const at = (ms: number): EpochMs => ms as EpochMs;
const fresh: ComponentProgress = {
  status: 'scheduled',
  statusMessage: '',
  startedMs: null,
  endedMs: null,
  heldEndMs: undefined,
};
const after = (...changes: ComponentProgressChange[]): ComponentProgress =>
  changes.reduce((before, change) => componentProgress(before, change, at(1000)), fresh);
const status = (value: ComponentProgress['status']) => ({ status: { status: value } });

test('times that are not given come from now, where a native run needs them', () => {
  expect(after(status('running'))).toEqual({ ...fresh, status: 'running', startedMs: 1000 });
  expect(after(status('completed'))).toMatchObject({ startedMs: 1000, endedMs: 1000 });
  expect(after({ ...status('failed'), endMs: 500 })).toMatchObject({ startedMs: 500, endedMs: 500 });
});

test('an end waits until the run has ended', () => {
  const running = after({ ...status('running'), endMs: 700 });
  expect(running).toMatchObject({ endedMs: null, heldEndMs: 700 });
  expect(after({ ...status('running'), endMs: 700 }, status('completed'))).toMatchObject({
    endedMs: 700,
    heldEndMs: undefined,
  });
  expect(after({ ...status('completed'), endMs: 700 }, status('running'))).toMatchObject({
    endedMs: null,
    heldEndMs: 700,
  });
});

test('without a change nothing changes, whatever the state', () => {
  for (const each of ['scheduled', 'running', 'stopping', 'completed', 'failed', 'stopped'] as const)
    for (const startedMs of [null, at(3)])
      for (const endedMs of [null, at(2)]) {
        const before = { ...fresh, status: each, startedMs, endedMs: each === 'completed' ? endedMs : null };
        expect(componentProgress(before, {}, at(1000))).toEqual(before);
      }
});

test('a message goes with the status that it came with, and one that was shown cut stays whole', () => {
  const long = 'm'.repeat(2000);
  const failed = after({ status: { status: 'failed', message: 'why' } });
  expect(failed.statusMessage).toBe('why');
  expect(componentProgress(failed, status('completed'), at(1)).statusMessage).toBe('');
  const cut = `${'m'.repeat(1024 - 7)} …(cut)`;
  const whole = { ...failed, statusMessage: long };
  expect(componentProgress(whole, { status: { status: 'failed', message: cut } }, at(1)).statusMessage).toBe(long);
});
