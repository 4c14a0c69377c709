import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

type Outcome = Promise<string | undefined>;

/** One at a time: apt-get locks its lists and its packages. */
let before: Outcome = Promise.resolve(undefined);
let updated: Outcome | undefined;

/** Installs Debian packages as root; answers the reason where that cannot be. */
export async function installDebianPackages(packages: readonly string[], say: (line: string) => void): Outcome {
  if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return 'only root may install Debian packages';
  before = before.then(async () => {
    say(`installing ${packages.join(', ')} with apt-get (once; a minute or two)`);
    updated ??= aptGet(['update']);
    const update = await updated;
    const install = await aptGet(['install', '-y', '--no-install-recommends', ...packages]);
    return install ?? (existsSync('/var/lib/apt/lists') ? undefined : update);
  });
  return before;
}

function aptGet(args: readonly string[]): Outcome {
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (thrown) => resolve(thrown.message));
    child.on('close', (code) => {
      const lastLine = output.trimEnd().split('\n').at(-1) ?? '';
      resolve(code === 0 ? undefined : `apt-get ${args[0]} answered ${code}: ${lastLine}`);
    });
  });
}
