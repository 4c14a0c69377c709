import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readVitestReport } from './vitest-report.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'assay-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function counts(text: string) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, text);
  return readVitestReport(file, '/repo');
}

const result = (status: string, ...tests: readonly string[]) => ({
  name: '/repo/packages/base/src/id.test.ts',
  status,
  message: status === 'failed' ? '\u{1b}[31mError: no such module' : '',
  assertionResults: tests.map((each, index) => ({
    status: each,
    fullName: `test ${index}`,
    failureMessages: each === 'failed' ? [`Error: 1 is not 2\n${'    at there\n'.repeat(90)}`] : [],
  })),
});

test('sums over files, and names what failed and what was skipped', () => {
  const report = { testResults: [result('passed', 'passed', 'skipped'), result('failed', 'passed', 'failed', 'todo')] };
  expect(counts(JSON.stringify(report))).toEqual({
    passed: 2,
    failed: 1,
    failures: [
      expect.stringMatching(
        /^packages\/base\/src\/id\.test\.ts: test 1\n {4}Error: 1 is not 2\n(?: +at there\n?){11}$/,
      ),
    ],
    skipped: ['packages/base/src/id.test.ts: test 1', 'packages/base/src/id.test.ts: test 2'],
  });
});

test('a file that does not load is a failure', () => {
  expect(counts(JSON.stringify({ testResults: [result('failed')] }))).toEqual({
    passed: 0,
    failed: 1,
    failures: ['packages/base/src/id.test.ts\n    Error: no such module'],
    skipped: [],
  });
});

test('a torn or missing report is a failure', () => {
  expect(counts('{"testResults": [').failed).toBe(1);
  expect(readVitestReport(path.join(folder, 'none.json'), '/repo').failed).toBe(1);
});
