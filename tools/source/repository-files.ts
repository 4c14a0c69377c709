import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../process/run-process.ts';

/** Paths from the root of all files that are tracked or about to be: what `.gitignore` names is left out. */
export function repositoryFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const listed = execFileSync('git', args, { cwd: repositoryRoot, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  const files = new Set(listed.split('\0').filter((file) => file !== ''));
  return [...files].filter((file) => existsSync(path.join(repositoryRoot, file))).sort();
}

export const readRepositoryFile = (file: string): string => readFileSync(path.join(repositoryRoot, file), 'utf8');

export const isSource = (file: string): boolean => /\.(ts|tsx|mts|js|mjs)$/.test(file) && !file.endsWith('.d.ts');
export const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || file.startsWith('test/') || /^packages\/[^/]+\/test\//.test(file);
/** Tables made by a program: `x.generated.ts`, or anything in a folder `generated`. */
export const isGenerated = (file: string): boolean => /(\.generated\.\w+$|(^|\/)generated\/)/.test(file);
