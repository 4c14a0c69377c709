/** Says something to the person at the terminal, on stderr, where it never mixes with a program's output. */
export function warnOnStderr(line: string): void {
  process.stderr.write(`assay: ${line}\n`);
}
