/**
 * The demonstration: starts a server, trains twelve small neural networks on handwritten digits, each one a tracked run,
 * and compares them.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Session } from '@assay/sdk';
import { bestRun, comparisonTable } from './comparison.ts';
import { openDemoServer } from './demo-server.ts';
import { ProgressBoard } from './progress-board.ts';
import { readResults } from './read-results.ts';
import { planRuns, timeMark } from './run-plan.ts';
import { trainAll } from './training-pool.ts';

const help = `Trains twelve small neural networks on handwritten digits and tracks each as a run.

npm run demo -- [options]

  --port <number>   port of the server, or the next free one (default 4600)
  --data <folder>   its data folder (default .assay)
  --quick           few epochs at full speed: seconds instead of half a minute
  --exit            end after the comparison instead of keeping the server up
`;

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['ASSAY_PORT'] ?? '4600' },
    data: { type: 'string', default: process.env['ASSAY_DATA'] ?? '.assay' },
    quick: { type: 'boolean', default: false },
    exit: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(help);
  process.exit(0);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
  });
}

try {
  process.exitCode = await demonstrate();
} catch (thrown) {
  console.error(`demo: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exitCode = 1;
}

async function demonstrate(): Promise<number> {
  await using server = await openDemoServer({
    port: Number(options.port),
    dataDir: path.resolve(options.data),
    say: (line) => console.log(line),
  });
  Session.setDefault(new Session({ url: server.url }));
  console.log(`Assay is on ${server.url}. Open it to watch the runs as they train.\n`);

  const mark = timeMark(new Date());
  const group = `demo-${mark}`;
  const plan = planRuns(options.quick ? 4 : 60, mark);
  const board = new ProgressBoard(process.stdout, plan.length);
  const failures: string[] = [];
  await trainAll(
    plan.map((planned) => ({ planned, group, epochPaceMs: options.quick ? 0 : 80 })),
    {
      width: Math.max(1, Math.min(4, availableParallelism())),
      url: server.url,
      signal: stopping.signal,
      onProgress: ({ name }, progress) => board.update({ name, ...progress }),
      onEnd({ name }, { succeeded, durationMs, output }) {
        if (!succeeded && !stopping.signal.aborted) failures.push(name);
        const outcome = succeeded ? 'completed' : stopping.signal.aborted ? 'stopped' : 'failed';
        board.finish(name, `${name} ${outcome} after ${(durationMs / 1000).toFixed(1)} s`);
        if (output !== '') board.log(output);
      },
    },
  );
  board.close();
  if (stopping.signal.aborted) {
    console.log('Stopped.');
    return 130;
  }

  const results = await readResults(Session.default().client, group);
  console.log(`\n${comparisonTable(results).join('\n')}\n`);
  const best = bestRun(results);
  if (best !== undefined) {
    console.log(`Best run: ${best.name}, ${(100 * best.testAccuracy).toFixed(1)} % of the test digits right`);
    console.log(`          ${server.url}/runs/${best.id}`);
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
  if (results.length < plan.length - failures.length)
    console.log(`\n${plan.length - results.length} runs have no test accuracy.`);
  if (!options.exit && server.startedHere) {
    console.log(`\nAll runs: ${server.url}. Ctrl-C to stop the server.`);
    const asked = new Promise<void>((resolve) =>
      stopping.signal.addEventListener('abort', () => resolve(), { once: true }),
    );
    await Promise.race([asked, server.ended]);
  }
  return results.length === plan.length ? 0 : 1;
}
