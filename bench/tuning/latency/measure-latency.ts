import { Study } from '@assay/tuning';
import type { ParameterMap, ParameterValues } from '@assay/tuning';
import type { BenchArea } from '../../support/bench-area.ts';
import { seededRandom } from '../../support/random.ts';
import type { Figure } from '../../support/report.ts';
import { latencyOf } from '../../support/spread.ts';
import { optunaPython, optunaVersion } from '../optuna/optuna-environment.ts';
import { OptunaProcess } from '../optuna/optuna-process.ts';

interface Size {
  readonly trials: number;
  readonly dimensions: number;
  readonly aimMs: number;
}

const sizes: readonly Size[] = [
  { trials: 1000, dimensions: 10, aimMs: 5 },
  { trials: 10_000, dimensions: 10, aimMs: 25 },
  { trials: 10_000, dimensions: 30, aimMs: 100 },
];

/** How long TPE takes to suggest a trial, in this process, after so many told ones; Optuna's TPE after the same trials. */
export async function measureLatency(area: BenchArea, asks: number, optunaAsks: number): Promise<void> {
  await using optuna = new OptunaProcess(await optunaPython((text) => area.say(text)));
  for (const size of sizes) {
    const { trials, dimensions, aimMs } = size;
    const space: ParameterMap = Object.fromEntries(
      Array.from({ length: dimensions }, (_, i) => [`x${i}`, { kind: 'float', low: -5, high: 5 }]),
    );
    const told = pointsOf(space, trials);
    const { ms, firstMs, cpuMs } = timeAsks(space, told, asks);
    const own = latencyOf(ms);
    await optuna.begin('tpe', 1, space);
    for (let from = 0; from < told.length; from += 500) await optuna.fill(told.slice(from, from + 500));
    const theirs = latencyOf(await optuna.timeAsks(optunaAsks));
    const what = `${trials.toLocaleString('en')} trials × ${dimensions}`;
    const ours: Figure = {
      name: `ask, TPE, ${what}, p50`,
      value: own.p50,
      unit: 'ms',
      spread: `p99 ${own.p99.toFixed(1)}; CPU ${cpuMs.toFixed(1)} an ask; the first, with all trials to be read, ${firstMs.toFixed(0)}`,
      aim: { value: aimMs, better: 'less' },
    };
    area.report(ours, {
      name: `ask, Optuna ${optunaVersion}, ${what}, p50`,
      value: theirs.p50,
      unit: 'ms',
      spread: `max ${theirs.max.toFixed(0)}; Assay's takes 1/${(theirs.p50 / own.p50).toFixed(1)} of it`,
    });
  }
}

type Told = readonly [ParameterValues, number];

function pointsOf(space: ParameterMap, count: number): Told[] {
  const random = seededRandom(5);
  return Array.from({ length: count }, () => {
    const x = Object.keys(space).map((name) => [name, 10 * random() - 5] as const);
    return [Object.fromEntries(x), lossOf(x.map(([, value]) => value))] as const;
  });
}

const lossOf = (x: readonly number[]): number => x.reduce((sum, value) => sum + (value - 1) ** 2, 0);

interface OwnTimes {
  readonly ms: readonly number[];
  readonly firstMs: number;
  /** The mean, of all threads and with the telling: what is left of the time where the machine does other things too. */
  readonly cpuMs: number;
}

/** Each ask is told before the next, outside the time that counts. */
function timeAsks(space: ParameterMap, told: readonly Told[], asks: number): OwnTimes {
  const objectives = [{ metric: 'loss', direction: 'minimize' }] as const;
  const study = new Study({ space, objectives, sampler: { kind: 'tpe' }, seed: 1 });
  study.putAll(told.map(([values, loss], number) => ({ number, state: 'complete', values, objectives: [loss] })));
  let before = process.cpuUsage();
  const ms = Array.from({ length: asks + 1 }, (_, i) => {
    if (i === 1) before = process.cpuUsage();
    const number = told.length + i;
    const from = performance.now();
    const suggestion = study.suggest(number);
    const took = performance.now() - from;
    if (suggestion === 'exhausted') throw new Error('TPE says that there is no further point');
    const loss = lossOf(Object.values(suggestion.values).map(Number));
    study.put({ number, state: 'complete', ...suggestion, objectives: [loss] });
    return took;
  });
  const { user, system } = process.cpuUsage(before);
  return { ms: ms.slice(1), firstMs: ms[0] ?? NaN, cpuMs: (user + system) / 1000 / asks };
}
