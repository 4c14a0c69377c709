import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What the commands know of the place they run in. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly env: NodeJS.ProcessEnv;
  /** Sets the exit status of the process, for an outcome that is no error. Any byte, since `exec` hands on a program's. */
  readonly setExitCode: (code: ExitCode | number) => void;
}
