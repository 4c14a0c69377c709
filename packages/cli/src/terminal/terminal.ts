/** Where a command prints, and what the place can show. */
export interface Terminal {
  /** Columns that a line may take; Infinity where nothing limits it, e.g. in a pipe. */
  readonly width: number;
  /** Whether a person sees the output as it comes. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** Prints a line of the answer. */
  readonly print: (line: string) => void;
  /** Prints a line about the answer, on standard error. */
  readonly note: (line: string) => void;
}

interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export function openTerminal(env: NodeJS.ProcessEnv, stdout: OutputStream, stderr: OutputStream): Terminal {
  const columns = Number(env['COLUMNS']);
  const interactive = stdout.isTTY === true;
  return {
    width: interactive ? stdout.columns || 80 : columns > 0 ? columns : Infinity,
    interactive,
    colours: showsColours(env, interactive),
    print: (line) => void stdout.write(`${line}\n`),
    note: (line) => void stderr.write(`${line}\n`),
  };
}

/** NO_COLOR (https://no-color.org) wins over FORCE_COLOR; without either, only a terminal that is not dumb gets colours. */
function showsColours(env: NodeJS.ProcessEnv, interactive: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return interactive && env['TERM'] !== 'dumb';
}
