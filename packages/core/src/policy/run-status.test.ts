import type { EpochMs } from '@assay/base';
import { describe, expect, test } from 'vitest';
import { runStatuses, terminalRunStatuses } from '../entities/run.ts';
import type { RunStatus } from '../entities/run.ts';
import { changeProgress, firstProgress } from './run-status.ts';
import type { RunProgress } from './run-status.ts';

const now = 1000 as EpochMs;
const at = (status: RunStatus): RunProgress => ({
  status,
  statusMessage: 'why',
  startedMs: status === 'scheduled' ? null : (100 as EpochMs),
  endedMs: terminalRunStatuses.has(status) ? (500 as EpochMs) : null,
});

const allowed = new Set([
  'scheduled running',
  'scheduled stopping',
  'scheduled completed',
  'scheduled failed',
  'scheduled stopped',
  'running stopping',
  'running completed',
  'running failed',
  'running stopped',
  'stopping completed',
  'stopping failed',
  'stopping stopped',
  'completed running',
  'failed running',
  'stopped running',
]);

describe('changeProgress', () => {
  const pairs = runStatuses.flatMap((from) => runStatuses.map((to) => [from, to] as const));
  test.each(pairs)('%s to %s', (from, to) => {
    const change = () => changeProgress(at(from), { status: to }, now);
    if (from !== to && !allowed.has(`${from} ${to}`)) {
      expect(change).toThrow(expect.objectContaining({ code: 'Conflict', details: { from, to } }));
      return;
    }
    const after = change();
    expect(after.status).toBe(to);
    expect(after.endedMs !== null).toBe(terminalRunStatuses.has(to));
    expect(after.startedMs !== null).toBe(to !== 'scheduled');
    if (from === to) expect(after).toEqual(at(from));
  });

  test('says what a run can become', () => {
    expect(() => changeProgress(at('stopping'), { status: 'running' }, now)).toThrow(
      'A run that is stopping cannot become running. It can become completed, failed or stopped.',
    );
    expect(() => changeProgress(at('failed'), { status: 'completed' }, now)).toThrow('Re-open it first');
  });

  test('an end is given or now, never before the start, and only of what has ended', () => {
    expect(changeProgress(at('running'), { status: 'failed' }, now).endedMs).toBe(1000);
    expect(changeProgress(at('running'), { status: 'failed', endedMs: 700 }, now).endedMs).toBe(700);
    expect(changeProgress(at('failed'), { endedMs: 800 }, now).endedMs).toBe(800);
    expect(changeProgress(at('running'), { status: 'failed', startedMs: 2000 }, now).endedMs).toBe(2000);
    const early = () => changeProgress(at('running'), { status: 'failed', endedMs: 99 }, now);
    expect(early).toThrow('endedMs: 99 lies before the start of the run, 100.');
    const late = () => changeProgress(at('failed'), { startedMs: 501 }, now);
    expect(late).toThrow('startedMs: 501 lies behind the end of the run, 500.');
    expect(() => changeProgress(at('running'), { endedMs: 700 }, now)).toThrow('a run that is running has no end');
  });

  test('re-opening forgets the end and its reason; anything else keeps the reason', () => {
    expect(changeProgress(at('failed'), { status: 'running' }, now)).toMatchObject({
      endedMs: null,
      statusMessage: '',
    });
    expect(changeProgress(at('failed'), {}, now).statusMessage).toBe('why');
    expect(changeProgress(at('running'), { statusMessage: 'new' }, now).statusMessage).toBe('new');
  });
});

test.each([
  [{}, { status: 'running', startedMs: 1000, endedMs: null }],
  [{ startedMs: 5 }, { status: 'running', startedMs: 5, endedMs: null }],
  [{ status: 'scheduled' }, { status: 'scheduled', startedMs: null, endedMs: null }],
  [{ status: 'completed' }, { status: 'completed', startedMs: 1000, endedMs: 1000 }],
  [
    { status: 'completed', startedMs: 5 },
    { status: 'completed', startedMs: 5, endedMs: 1000 },
  ],
] as const)('a run made with %j begins at %j', (given, expected) => {
  expect(firstProgress(given, now)).toEqual({ ...expected, statusMessage: '' });
});
