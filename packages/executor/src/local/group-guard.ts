import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { markName } from './job-members.ts';

/**
 * Learns groups on its standard input. When that closes, ends those that are left, and processes that carry the mark `$1` (of a job that
 * was beginning, say).
 */
const script = `
trap '' INT TERM HUP
groups=' '
while read -r word id; do
  case $groups in *" $id "*) groups="\${groups%% $id *} \${groups#* $id }" ;; esac
  if [ "$word" = add ]; then groups="$groups$id "; fi
done
marked() { grep -lzs "^${markName}=$1" /proc/[0-9]*/environ | cut -d / -f 3; }
found=$(marked "$1")
for id in $groups; do kill -s TERM -- "-$id"; found="$found$id"; done
for id in $(marked "$1"); do kill -s TERM "$id"; done
if [ -n "$found" ]; then sleep 10; fi
for id in $groups; do kill -s KILL -- "-$id"; done
for id in $(marked "$1"); do kill -s KILL "$id"; done
`;

/**
 * A small process that outlives this one: when this one ends without having ended its jobs, killed with SIGKILL for instance, the guard
 * ends their process groups.
 */
export class GroupGuard {
  readonly #shell: ChildProcess;

  /** The marks of all jobs begin with `mark`. */
  constructor(mark: string) {
    // A session of its own: Ctrl-C at the terminal is not for it.
    this.#shell = spawn('/bin/sh', ['-c', script, 'sh', mark], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
    // Without a guard jobs run all the same.
    this.#shell.on('error', () => undefined);
    this.#shell.stdin?.on('error', () => undefined);
    this.#shell.unref();
  }

  add(group: number): void {
    this.#shell.stdin?.write(`add ${group}\n`);
  }

  remove(group: number): void {
    this.#shell.stdin?.write(`end ${group}\n`);
  }

  close(): void {
    this.#shell.stdin?.end();
  }
}
