import { AssayError, messageOf } from '@assay/base';
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { buildProgram } from './program.ts';
import { paint } from './terminal/paint.ts';
import { printable } from './terminal/printable.ts';
import { openTerminal } from './terminal/terminal.ts';
import type { Terminal } from './terminal/terminal.ts';

/** Runs one command line and leaves its exit status in `process.exitCode`. */
export async function runCli(args: readonly string[]): Promise<void> {
  const terminal = openTerminal(process.env, process.stdout, process.stderr);
  // `assay runs list | head` is no error: nobody reads on.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // A program that is being run notices it itself; see exec.
    if (args[0] !== 'exec') process.exit(process.exitCode ?? exitCodes.ok);
  });
  const setExitCode = (code: number): void => {
    process.exitCode = code;
  };
  const program = buildProgram({ terminal, env: process.env, setExitCode });
  try {
    const asked = args[0] === '--version' ? ['version', ...args.slice(1)] : args;
    await program.parseAsync(asked, { from: 'user' });
  } catch (thrown) {
    if (thrown instanceof CommanderError) {
      // It has printed its own message; help and version end this way too.
      process.exitCode = thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
      return;
    }
    process.exitCode = exitCodeOf(thrown);
    report(thrown, terminal, args.includes('--json'));
  }
}

function report(thrown: unknown, terminal: Terminal, json: boolean): void {
  if (!(thrown instanceof AssayError)) {
    terminal.note(`assay: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : messageOf(thrown)}`);
    return;
  }
  if (json) {
    terminal.note(JSON.stringify({ error: { code: thrown.code, message: thrown.message, ...thrown.details } }));
    return;
  }
  const remedy =
    thrown.code === 'Unauthenticated' ? '\nSet ASSAY_KEY, or give --key. A new key: assay keys create' : '';
  const message = (thrown.message + remedy).split('\n').map(printable).join('\n');
  terminal.note(`${paint(terminal, 'red', 'assay:')} ${message}`);
}
