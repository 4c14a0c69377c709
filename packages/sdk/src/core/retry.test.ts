import { AssayError } from '@assay/base';
import { expect, test } from 'vitest';
import { isPassing, pause, retryDelayMs, retrying } from './retry.ts';
import { retryAfterMs } from './server-fault.ts';

const fault = (code: AssayError['code'], retryAfter?: number) =>
  new AssayError(code, 'x', retryAfter === undefined ? {} : { retryAfterMs: retryAfter });
const policy = { attempts: 3, baseMs: 100, capMs: 1_000 };

test.each([
  [1, 0, 0],
  [1, 0.5, 50],
  [3, 1, 400],
  [10, 1, 1_000],
  [1_000, 1, 1_000],
])('the wait after attempt %i, drawing %d, is %d ms', (attempt, drawn, expected) => {
  expect(retryDelayMs(policy, attempt, undefined, () => drawn)).toBe(expected);
});

test('what the server asks for is the least, up to a minute', () => {
  expect(retryDelayMs(policy, 1, fault('TooManyRequests', 700), () => 0)).toBe(700);
  expect(retryDelayMs(policy, 1, fault('TooManyRequests', 1e12), () => 0)).toBe(60_000);
});

test.each([
  ['2', 2_000],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j is %s ms', (header, expected) => {
  expect(retryAfterMs(header, 1_000)).toBe(expected);
});

test.each([
  ['Unavailable', true],
  ['TooManyRequests', true],
  ['Internal', true],
  ['StorageFull', true],
  ['NotOffered', false],
  ['InvalidInput', false],
  ['Conflict', false],
] as const)('%s may pass: %s', (code, passing) => {
  expect(isPassing(fault(code))).toBe(passing);
});

test('attempts end with success, with their number, with what cannot pass, and with an abort', async () => {
  const quick = { ...policy, baseMs: 1 };
  let calls = 0;
  const failing = (code: AssayError['code'], times: number) => {
    calls = 0;
    return async () => {
      calls += 1;
      if (calls <= times) throw fault(code);
      return calls;
    };
  };
  await expect(retrying(quick, failing('Unavailable', 2))).resolves.toBe(3);
  await expect(retrying(quick, failing('Unavailable', 9))).rejects.toMatchObject({ code: 'Unavailable' });
  expect(calls).toBe(3);
  await expect(retrying(quick, failing('Conflict', 9))).rejects.toMatchObject({ code: 'Conflict' });
  expect(calls).toBe(1);
  const stop = new AbortController();
  const slow = retrying({ attempts: 9, baseMs: 1e7, capMs: 1e7 }, failing('Unavailable', 9), stop.signal);
  setTimeout(() => stop.abort(new Error('enough')), 5);
  await expect(slow).rejects.toThrow('enough');
  await expect(pause(1e7, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
});
