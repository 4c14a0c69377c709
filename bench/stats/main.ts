/**
 * `npm run bench -- stats [--quick] [--only importance,optuna,bootstrap]`: how long parameter importance takes, with Optuna beside it on the same
 * trials, and the bootstrap. No server takes part.
 */
import { bootstrap, importance, interquartileMean, mean } from '@assay/stats';
import type { ImportanceMethod } from '@assay/stats';
import { BenchArea } from '../support/bench-area.ts';
import type { Figure } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';
import { importanceTrials } from './importance-trials.ts';
import { measureOptuna } from './measure-optuna.ts';

const area = new BenchArea('stats', process.argv.slice(2));
const plan = area.quick ? { trials: 1000, parameters: 30, repeats: 3 } : { trials: 10_000, parameters: 30, repeats: 5 };
const size = `${plan.trials.toLocaleString('en')} × ${plan.parameters}`;
const data = importanceTrials(plan.trials, plan.parameters);

/** What calls took, in milliseconds: by the clock, and of the processor, which depends less on what else the machine does. */
interface Times {
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
}

/** Some calls after one that does not count. */
function timesOf(call: () => unknown, repeats = plan.repeats): Times {
  call();
  const times: { wall: number; cpu: number }[] = [];
  for (let i = 0; i < repeats; i++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    call();
    const { user, system } = process.cpuUsage(before);
    times.push({ wall: performance.now() - start, cpu: (user + system) / 1000 });
  }
  return { wall: times.map(({ wall }) => wall), cpu: times.map(({ cpu }) => cpu) };
}

function figure(name: string, { wall, cpu }: Times, aimMs?: number): Figure {
  const { median, min, max } = spreadOf(wall);
  const aim = aimMs === undefined ? {} : { aim: { value: aimMs, better: 'less' as const } };
  const spread = `${min.toFixed(1)} – ${max.toFixed(1)}; of the processor ${spreadOf(cpu).median.toFixed(1)}`;
  return { name, value: median, unit: 'ms', spread, ...aim };
}

const own = new Map<ImportanceMethod, { readonly importances: readonly number[]; readonly cpuMs: number }>();

await area.part('importance', async () => {
  const methods = { pedAnova: 100, fanova: 2000, meanDecreaseImpurity: undefined, permutation: undefined } as const;
  for (const method of ['pedAnova', 'fanova', 'meanDecreaseImpurity', 'permutation'] as const) {
    const options = { method, isNormalised: false };
    const times = timesOf(() => importance(data, options, 1));
    area.report(figure(`${method}, ${size}`, times, methods[method]));
    own.set(method, { importances: importance(data, options, 1).importances, cpuMs: spreadOf(times.cpu).median });
  }
  const every = timesOf(() => importance(data, { method: 'fanova', sampleSize: plan.trials }, 1), 1);
  area.report(figure(`fanova, ${size}, every tree on as many trials as there are`, every));
  const pairs = timesOf(() => importance(data, { method: 'fanova', interactionsAmong: 6 }, 1), 1);
  area.report(figure(`fanova, ${size}, with 15 interactions`, pairs));
});

await area.part('optuna', async () => {
  const results = await measureOptuna(data, area.dataFolder('trials.json'), plan.repeats, (text) => area.say(text));
  for (const { method, wall, cpu, importances } of results) {
    area.report(figure(`Optuna's ${method}, ${size}`, { wall, cpu }));
    const ours = own.get(method);
    if (ours === undefined) continue;
    const gaps = importances.map((value, i) => Math.abs(value - (ours.importances[i] ?? NaN)));
    area.report(
      {
        name: `${method}: processor time, times less than Optuna`,
        value: spreadOf(cpu).median / ours.cpuMs,
        unit: '×',
        spread: '',
      },
      {
        name: `${method}: largest difference of an importance`,
        value: Math.max(...gaps),
        unit: '',
        spread: Math.max(...gaps).toExponential(1),
      },
    );
  }
});

await area.part('bootstrap', async () => {
  const values = Float64Array.from(data.losses.subarray(0, 100));
  for (const [name, statistic] of [
    ['mean', mean],
    ['interquartile mean', interquartileMean],
  ] as const) {
    const times = timesOf(() => bootstrap(values, statistic, { resamples: 10_000 }, 1), 9);
    area.report(figure(`bootstrap of the ${name}, 10,000 × 100`, times, 50));
  }
});

area.finish('Times are of one thread; the first call of each kind does not count.');
