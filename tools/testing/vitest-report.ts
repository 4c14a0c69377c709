import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that were skipped, so that none is skipped silently. */
  readonly skipped: readonly string[];
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/**
 * The counts of a report written by Vitest's `json` reporter. A file that failed before its first test (it does not
 * load, a hook throws) counts as one failure; a report that is missing or torn as one failure in all.
 */
export function readVitestReport(file: string, root: string): TestCounts {
  let report: JsonReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as JsonReport;
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const { name, status, assertionResults } of report.testResults) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length;
    failed += failedHere === 0 && status === 'failed' ? 1 : failedHere;
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status !== 'failed') skipped.push(`${path.relative(root, name)}: ${test.fullName}`);
    }
  }
  return { passed, failed, skipped };
}
