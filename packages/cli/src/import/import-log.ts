import { createHash } from 'node:crypto';
import type { LogLine } from '@assay/wire';
import type { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import type { SourceRun } from './import-source.ts';

const mostLines = 10_000;
const mostBytes = 4_000_000;

/** Sends the lines of a run's log behind the first `known`, which the server has. */
export async function importLog(
  run: SourceRun,
  read: NonNullable<SourceRun['logLines']>,
  known: number,
  { client, limits }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const longest = limits['logLineLength'] ?? Infinity;
  let waiting: LogLine[] = [];
  let bytes = 0;
  let place = 0;
  const send = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    bytes = 0;
    // Named by content and place: a batch that was on its way when an import was cut off is known the second time.
    const hash = createHash('sha256').update(JSON.stringify([place, lines]));
    const clientId = `import-${hash.digest('hex').slice(0, 40)}`;
    await client.appendLog({ params: { runId: run.id }, body: { clientId, sequence: 0, lines } });
    account.brought.logLines += lines.length;
  };
  for await (const lines of read(account)) {
    for (const line of lines) {
      if (place++ < known) continue;
      const text = line.text.length > longest ? line.text.slice(0, longest).toWellFormed() : line.text;
      waiting.push({ ...line, text });
      bytes += text.length;
      if (waiting.length === mostLines || bytes > mostBytes) await send();
    }
  }
  account.present.logLines += Math.min(known, place);
  await send();
}
