import { spawn } from 'node:child_process';
import { AssayError } from '@assay/base';
import type { Environment } from '../executor.ts';

export interface CommandAnswer {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs one of Slurm's commands. Throws `NotOffered` where there is none. */
export function runCommand(
  program: string,
  args: readonly string[],
  environment: Environment,
  input = '',
): Promise<CommandAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'ENOENT' ? 'is not on the PATH; is this a machine of a Slurm cluster?' : error.message;
      reject(new AssayError('NotOffered', `${program} ${words}`, {}, { cause: error }));
    });
    child.once('close', (code) => resolve({ code, output, errors: errors.trim() }));
    // A command that ends at once, with a fault to tell, does not read its script.
    child.stdin.on('error', () => undefined).end(input);
  });
}
