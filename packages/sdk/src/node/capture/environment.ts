import type { CaptureOptions } from './capture-options.ts';
import { withoutSecrets } from './command-line.ts';
import { readGitState, readPatch } from './git.ts';
import type { GitState } from './git.ts';
import { readHardware } from './hardware.ts';
import { readPackageVersions } from './packages.ts';

export interface Environment {
  /** What goes into the run's own record. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly patch: { readonly text: string; readonly cut: boolean } | undefined;
}

/** The answer of `read`, shared by those who ask within `lifetimeMs`: many short runs need not each start programs. */
function shared<T>(read: () => Promise<T>, lifetimeMs: number): () => Promise<T | undefined> {
  let kept: { readonly answer: Promise<T | undefined>; readonly untilMs: number } | undefined;
  return () => {
    if (kept === undefined || performance.now() > kept.untilMs) {
      kept = { answer: read().catch(() => undefined), untilMs: performance.now() + lifetimeMs };
    }
    return kept.answer;
  };
}

async function readCode(): Promise<{ readonly git: GitState | undefined; readonly patch: Environment['patch'] }> {
  const git = await readGitState();
  return { git, patch: git?.dirty === true ? await readPatch() : undefined };
}

const codeOf = shared(readCode, 5_000);
const packagesOf = shared(() => readPackageVersions(), Number.POSITIVE_INFINITY);
const packagesFor = (choice: CaptureOptions['packages']) =>
  typeof choice === 'object' ? readPackageVersions(choice.folder).catch(() => undefined) : packagesOf();
const hardwareOf = shared(readHardware, Number.POSITIVE_INFINITY);

/** What the options ask for, as far as it can be found out. */
export async function readEnvironment(options: CaptureOptions): Promise<Environment> {
  const wants = (choice: unknown): boolean => choice !== false;
  const { commandLine } = options;
  const words = typeof commandLine === 'object' ? commandLine : process.argv;
  const [code, packages, hardware] = await Promise.all([
    wants(options.git) ? codeOf() : undefined,
    wants(options.packages) ? packagesFor(options.packages) : undefined,
    wants(options.hardware) ? hardwareOf() : undefined,
  ]);
  const facts = {
    ...(code?.git !== undefined && { git: code.git }),
    ...(packages !== undefined && { packages }),
    ...(hardware !== undefined && { hardware }),
    ...(wants(commandLine) && { commandLine: withoutSecrets(words), directory: process.cwd() }),
  };
  return { facts, patch: code?.patch };
}
