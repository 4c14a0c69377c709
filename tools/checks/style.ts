import path from 'node:path';
import { scanModule } from '../source/module-scan.ts';
import { isGenerated, isSource, isTest, readRepositoryFile } from '../source/repository-files.ts';
import type { Check } from './check.ts';

const maximumLines = 400;
const grabBags = new Set(['utils', 'util', 'helpers', 'helper', 'types', 'common', 'misc', 'shared']);
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
// Their tools look for a default export.
const mayExportDefault = (file: string): boolean => /\.config\.[mc]?[jt]s$/.test(file);

/** The conventions that a program can see: names and length of files, constructs that the project does not use. */
export const style: Check = {
  name: 'style',
  run: ({ files }) => files.filter((file) => isSource(file) && !isGenerated(file)).flatMap(problemsOf),
};

function problemsOf(file: string): readonly string[] {
  const problems: string[] = [];
  const base = path.posix.basename(file);
  const stem = base.split('.')[0] ?? base;
  if (grabBags.has(stem)) problems.push(`${file}: a file is named by the one thing inside, not "${stem}"`);
  if (!kebabCase.test(base)) problems.push(`${file}: file names are kebab-case`);
  const lines = readRepositoryFile(file).trimEnd().split('\n').length;
  if (lines > maximumLines) problems.push(`${file}: ${lines} lines; ${maximumLines} are the most, split it`);
  for (const { what, line } of scanModule(file).refused) {
    if (what === 'default export' && mayExportDefault(file)) continue;
    // A test may need a value of the wrong type on purpose.
    if (what === 'as unknown as' && isTest(file)) continue;
    problems.push(`${file}:${line}: no ${what} here`);
  }
  return problems;
}
