/** Said where a machine is so busy that the server's answer to a start takes its time: true, and no fault. */
const lateStart = /^(assay: )?no answer from \S+ for 5 s; the run goes on\.$/;

/** Keeps what a session says. */
export function into(lines: string[]): (line: string) => void {
  return (line) => {
    if (!lateStart.test(line)) lines.push(line);
  };
}

/** What a program said on stderr. */
export function withoutLateStarts(stderr: string): string {
  return stderr
    .split('\n')
    .filter((line) => !lateStart.test(line))
    .join('\n');
}
