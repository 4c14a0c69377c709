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
export const pythonClientSets = [
  'sagemaker-2',
  'sagemaker-3',
  'boto3-older',
  'mlflow-3',
  'mlflow-2',
  'mlflow-keras',
  'mlflow-torch',
  'statistics',
] as const;
export type PythonClientSet = (typeof pythonClientSets)[number];

/**
 * Sets that stand on packages of Debian's own Python. The wheels of PyTorch bring gigabytes of libraries for accelerators; Debian's build
 * is for the processor alone, though older, and what is above it is as new as it takes.
 */
const debianSets: Partial<Record<PythonClientSet, { readonly packages: readonly string[]; readonly module: string }>> =
  { 'mlflow-torch': { packages: ['python3', 'python3-venv', 'python3-torch'], module: 'torch' } };
const systemPython = '/usr/bin/python3';

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

/** The Python, when it has the module. */
function hasModule(python: string, module: string): string | undefined {
  try {
    execFileSync(python, ['-c', `import ensurepip, venv, ${module}`], { stdio: 'ignore' });
    return python;
  } catch {
    return undefined;
  }
}

const noPython = (module: string | undefined): string =>
  module === undefined
    ? 'there is no Python from 3.11 to 3.14 with the module venv'
    : `${systemPython} has no module ${module}`;

// Two environments at once must not both run apt-get.
let debianTurn: Promise<string | undefined> = Promise.resolve(undefined);

async function install(set: PythonClientSet, say: (line: string) => void): Promise<string | undefined> {
  const debian = debianSets[set];
  const find = (): string | undefined => (debian === undefined ? findPython() : hasModule(systemPython, debian.module));
  let python = find();
  if (python === undefined) {
    const packages = debian?.packages ?? ['python3', 'python3-venv'];
    debianTurn = debianTurn.then(() => (find() === undefined ? installDebianPackages(packages, say) : undefined));
    const failure = await debianTurn;
    python = find();
    if (python === undefined) return failure ?? noPython(debian?.module);
  }
  say(`installing the Python packages of ${set} (once; about a minute)`);
  rmSync(folderOf(set), { recursive: true, force: true });
  const shared = debian === undefined ? [] : ['--system-site-packages'];
  const made = await runProcess(python, ['-m', 'venv', ...shared, folderOf(set)]);
  if (made.code !== 0) return `python -m venv answered ${made.code}: ${lastLine(made.output)}`;
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-compile', '--only-binary=:all:'];
  const filled = await runProcess(
    inEnvironment(set, 'python'),
    ['-m', 'pip', 'install', '--no-deps', '--ignore-installed'].concat(options, '--requirement', listOf(set)),
  );
  if (filled.code !== 0) return `pip install answered ${filled.code}: ${lastLine(filled.output)}`;
  writeFileSync(stampOf(set), digestOf(set));
  return undefined;
}

const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';

/** Clients that are written in Python: boto3, the `aws` command line, the `sagemaker` package, `mlflow` and what logs to it. */
export const pythonClients = (set: PythonClientSet): Need => ({
  name: `Python with the packages of ${set}`,
  find: () => findPythonClients(set),
  install: (say) => install(set, say),
  explain:
    'Install Python 3.11 to 3.14 with its module venv, let pip reach its package index, and run the tests again.',
});
