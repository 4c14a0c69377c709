import { noFindings, checkRun } from './check-run.ts';
import type { Findings } from './check-run.ts';
import type { Ledger } from './ledger.ts';
import { NativeClient } from './native-client.ts';

/**
 * Reads back the runs and compares them with the ledger; those that were closed and looked at twice since only when it is to be
 * thorough. Rejects when the server is gone.
 */
export async function checkAll(port: number, seed: number, ledger: Ledger, isThorough: boolean): Promise<Findings> {
  using client = new NativeClient(port, 4);
  const findings = noFindings();
  const waiting = [...ledger.runs.values()].filter((run) => isThorough || !run.closed || run.looks < 2);
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
        await checkRun(client, seed, run, findings);
        if (run.closed) run.looks++;
      }
    }),
  );
  findings.problems.push(...ledger.contradictions.splice(0));
  return findings;
}
