/**
 * The demonstration: starts a server, trains twelve small neural networks on handwritten digits, each one a tracked run,
 * and compares them.
 */
import { availableParallelism } from 'node:os';
import { Session } from '@assay/sdk';
import { bestRun, comparisonTable } from './comparison.ts';
import { demoHelp, readDemoOptions } from './demo-options.ts';
import type { DemoOptions } from './demo-options.ts';
import { openDemoServer } from './demo-server.ts';
import { ProgressBoard } from './progress-board.ts';
import { readResults } from './read-results.ts';
import { experimentName, planRuns, timeMark } from './run-plan.ts';
import { trainAll } from './training-pool.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(1);
    stopping.abort();
  });
}
// Nobody reads on.
process.stdout.on('error', () => stopping.abort());

try {
  process.exitCode = await main();
} catch (thrown) {
  console.error(`demo: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  process.exitCode = 1;
}

async function main(): Promise<number> {
  const options = readDemoOptions(process.argv.slice(2), process.env);
  if (!options.help) return demonstrate(options);
  console.log(demoHelp);
  return 0;
}

async function demonstrate(options: DemoOptions): Promise<number> {
  await using server = await openDemoServer({
    port: options.port,
    dataDir: options.dataDir,
    say: (line) => console.log(line),
  });
  Session.setDefault(new Session({ url: server.url }));
  await checkAccess();
  console.log(`Assay is on ${server.url}. Open it to watch the runs as they train.\n`);

  const mark = (await takeExperiment()) ? '' : `-${timeMark(new Date())}`;
  const group = `demo${mark}`;
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

/** Whether the experiment is new, and with it the plain names of its runs free: trainings of a demonstration that was killed may still take them. */
async function takeExperiment(): Promise<boolean> {
  try {
    await Session.default().client.createExperiment({ body: { name: experimentName } });
    return true;
  } catch (thrown) {
    if (hasCode(thrown, 'AlreadyExists')) return false;
    throw thrown;
  }
}

/** A data folder that has access keys wants one of everybody; that is said once, not by each run. */
async function checkAccess(): Promise<void> {
  try {
    await Session.default().serverInfo();
  } catch (thrown) {
    if (!hasCode(thrown, 'Unauthenticated')) throw thrown;
    throw new Error('This data folder has access keys. Put one into ASSAY_KEY, or choose another folder with --data.', {
      cause: thrown,
    });
  }
}

function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === code;
}
