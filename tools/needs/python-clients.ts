import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot, runProcess } from '../process/run-process.ts';
import { installDebianPackages } from './debian.ts';
import { findCommand } from './find-command.ts';
import type { Need } from './need.ts';

/**
 * Sets of Python packages, each in an environment of its own since they exclude each other. What is in one, and in which
 * version, stands in `python-clients/<set>.txt`, nothing left to be resolved.
 */
export const pythonClientSets = ['sagemaker-2', 'sagemaker-3', 'boto3-older'] as const;
export type PythonClientSet = (typeof pythonClientSets)[number];

const listOf = (set: PythonClientSet): string =>
  path.join(repositoryRoot, 'tools', 'needs', 'python-clients', `${set}.txt`);
const folderOf = (set: PythonClientSet): string => path.join(repositoryRoot, '.cache', 'python-clients', set);
const stampOf = (set: PythonClientSet): string => path.join(folderOf(set), '.complete');
const digestOf = (set: PythonClientSet): string =>
  createHash('sha256')
    .update(readFileSync(listOf(set)))
    .digest('hex');

const inEnvironment = (set: PythonClientSet, program: string): string =>
  path.join(folderOf(set), process.platform === 'win32' ? 'Scripts' : 'bin', program);

/** The Python that has these packages, when it is there and whole. Its other programs (`aws`) stand beside it. */
export function findPythonClients(set: PythonClientSet): string | undefined {
  const python = inEnvironment(set, 'python');
  const isWhole =
    existsSync(python) && existsSync(stampOf(set)) && readFileSync(stampOf(set), 'utf8') === digestOf(set);
  return isWhole ? python : undefined;
}

/** A Python that has wheels of all packages and can make environments. */
function findPython(): string | undefined {
  const test = 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))';
  return ['python3', 'python3.13', 'python3.12', 'python3.14', 'python3.11']
    .flatMap((name) => findCommand(name) ?? [])
    .find((python) => {
      try {
        execFileSync(python, ['-c', test], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    });
}

// Two environments at once must not both run apt-get.
let debianPython: Promise<string | undefined> | undefined;

async function install(set: PythonClientSet, say: (line: string) => void): Promise<string | undefined> {
  let python = findPython();
  if (python === undefined) {
    debianPython ??= installDebianPackages(['python3', 'python3-venv'], say);
    const failure = await debianPython;
    python = findPython();
    if (python === undefined) return failure ?? 'there is no Python from 3.11 to 3.14 with the module venv';
  }
  say(`installing the Python packages of ${set} (once; about a minute)`);
  rmSync(folderOf(set), { recursive: true, force: true });
  const made = await runProcess(python, ['-m', 'venv', folderOf(set)]);
  if (made.code !== 0) return `python -m venv answered ${made.code}: ${lastLine(made.output)}`;
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-compile', '--only-binary=:all:'];
  const filled = await runProcess(
    inEnvironment(set, 'python'),
    ['-m', 'pip', 'install', '--no-deps'].concat(options, '--requirement', listOf(set)),
  );
  if (filled.code !== 0) return `pip install answered ${filled.code}: ${lastLine(filled.output)}`;
  writeFileSync(stampOf(set), digestOf(set));
  return undefined;
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** The clients of AWS that are written in Python: boto3, the `aws` command line, the `sagemaker` package. */
export const pythonClients = (set: PythonClientSet): Need => ({
  name: `Python with the packages of ${set}`,
  find: () => findPythonClients(set),
  install: (say) => install(set, say),
  explain:
    'Install Python 3.11 to 3.14 with its module venv, let pip reach its package index, and run the tests again.',
});
