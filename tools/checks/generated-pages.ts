import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from '../process/run-process.ts';
import { referencePages } from '../reference/pages.ts';
import { readRepositoryFile } from '../source/repository-files.ts';
import type { Check } from './check.ts';

/** The generated pages say what the code says. */
export const generatedPages: Check = {
  name: 'generated pages',
  run: async ({ write }) => {
    const commands = commandPage(write);
    const pages = Object.entries(referencePages).flatMap(([file, print]) => keepInStep(file, print(), write));
    return [...pages, ...(await commands)];
  },
};

function keepInStep(file: string, wanted: string, write: boolean): readonly string[] {
  const target = path.join(repositoryRoot, file);
  if (existsSync(target) && readRepositoryFile(file) === wanted) return [];
  if (!write) return [`${file}: differs from the code; run "npm run check -- generated-pages --write"`];
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, wanted);
  return [];
}

/** The page of the commands is written by the command line itself. */
async function commandPage(write: boolean): Promise<readonly string[]> {
  const program = ['--conditions=source', 'packages/cli/src/print-reference.ts', ...(write ? [] : ['--check'])];
  const { code, output } = await runProcess(process.execPath, program);
  return code === 0 ? [] : output.trimEnd().split('\n');
}
