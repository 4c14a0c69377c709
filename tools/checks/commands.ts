import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from '../process/run-process.ts';
import type { Check } from './check.ts';

const bin = (name: string): string => path.join(repositoryRoot, 'node_modules', '.bin', name);

async function linesOf(command: string, args: readonly string[]): Promise<readonly string[]> {
  const { code, output } = await runProcess(bin(command), args, { env: { FORCE_COLOR: '0', NO_COLOR: '1' } });
  if (code === 0) return [];
  // The last line of oxlint only counts those before it.
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !/^\d+ problems?$/.test(line));
  return lines.length === 0 ? [`${command} answered ${code}`] : lines;
}

export const lint: Check = {
  name: 'lint',
  run: () => linesOf('oxlint', ['--type-aware', '--deny-warnings', '--format=unix']),
};

export const format: Check = {
  name: 'format',
  run: async ({ write }) => {
    const problems = await linesOf('oxfmt', write ? ['.'] : ['--list-different', '.']);
    return problems.map((line) =>
      existsSync(path.join(repositoryRoot, line)) ? `${line}: not formatted; run "npm run format"` : line,
    );
  },
};

export const types: Check = { name: 'types', run: () => linesOf('tsc', ['-p', 'tsconfig.json', '--pretty', 'false']) };

export const studioTypes: Check = {
  name: 'types of Studio',
  run: () => {
    const project = 'packages/studio/tsconfig.json';
    if (!existsSync(path.join(repositoryRoot, project))) return [];
    return linesOf('tsc', ['-p', project, '--pretty', 'false']);
  },
};
