import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Full names of the tests that failed, each with the beginning of what it said: the end of a long log is read first. */
  readonly failures: readonly string[];
  /** Full names of the tests that were skipped, so that none is skipped silently. */
  readonly skipped: readonly string[];
}

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    /** Why a file failed before its first test. */
    readonly message?: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
}

/**
 * The counts of a report written by Vitest's `json` reporter. A file that failed before its first test (it does not
 * load, a hook throws) counts as one failure; a report that is missing or torn as one failure in all.
 */
export function readVitestReport(reportFile: string, root: string): TestCounts {
  let report: JsonReport;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as JsonReport;
  } catch {
    return { passed: 0, failed: 1, failures: [], skipped: [] };
  }
  let passed = 0;
  let failed = 0;
  const failures: string[] = [];
  const skipped: string[] = [];
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = path.relative(root, name);
    const failedHere = assertionResults.filter((test) => test.status === 'failed');
    failed += failedHere.length;
    if (failedHere.length === 0 && status === 'failed') {
      failed += 1;
      failures.push(`${file}\n${beginning(message)}`);
    }
    for (const test of assertionResults) {
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed')
        failures.push(`${file}: ${test.fullName}\n${beginning(test.failureMessages?.[0])}`);
      else skipped.push(`${file}: ${test.fullName}`);
    }
  }
  return { passed, failed, failures, skipped };
}

const linesShown = 12;

function beginning(message = ''): string {
  const lines = stripVTControlCharacters(message).trim().split('\n');
  return lines
    .slice(0, linesShown)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join('\n');
}
