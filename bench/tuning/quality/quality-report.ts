import type { BenchArea } from '../../support/bench-area.ts';
import type { Figure } from '../../support/report.ts';
import type { Half } from '../tasks/all-tasks.ts';
import type { Task } from '../tasks/task.ts';
import { averageRanks, judge, scoresOf } from './compare-samplers.ts';
import type { TaskScores, Verdict } from './compare-samplers.ts';
import type { ResultRow } from './result-rows.ts';

export interface Setting {
  readonly tasks: readonly Task[];
  readonly trials: number;
  readonly pending: number;
}

const ours = 'auto';
const theirs = 'optuna-tpe';

/** Of a task; fewer do not say how much seeds differ. */
const fewestSeeds = 5;

/** `auto` against Optuna's default: over the half that it was not developed on, the other half, and all tasks. */
export function verdictFigures(rows: readonly ResultRow[], { tasks, trials, pending }: Setting): Figure[] {
  const scores = scoresOf(rows, tasks, trials, pending);
  return (['judgement', 'development', undefined] as const).flatMap((half) => {
    const where = `${trials} trials, ${pending} at a time, ${half === undefined ? 'all tasks' : `${half} half`}`;
    const own = scores.filter((each) => half === undefined || each.half === half);
    return verdictFigure(`auto / Optuna TPE, IQM of normalised area: ${where}`, own, ours, theirs);
  });
}

/** How sampler `a` does against `b`; no figure where they have nothing in common. */
export function verdictFigure(name: string, scores: readonly TaskScores[], a: string, b: string): Figure[] {
  const verdict = judge(scores, a, b);
  if (verdict === undefined) return [];
  const { iqm, seeds } = verdict;
  const interval = `[${signed(iqm.low)}, ${signed(iqm.high)}]; ${seeds} seeds; ${countsOf(verdict)}`;
  const sureness = seeds < fewestSeeds ? `; ${seeds} seeds are too few for an interval` : ` ${interval}`;
  const spread = `${iqm.a.toFixed(3)} and ${iqm.b.toFixed(3)}, difference ${signed(iqm.difference)}${sureness}`;
  return [{ name, value: iqm.a / iqm.b, unit: '×', spread, aim: { value: 1, better: 'more' } }];
}

function countsOf({ tasks }: Verdict): string {
  const named = (which: typeof tasks): string =>
    which.length === 0 ? '0' : `${which.length} (${which.map((each) => each.task).join(', ')})`;
  const sure = tasks.filter((each) => each.p < 0.05);
  const better = sure.filter((each) => each.a > each.b).length;
  return `after Holm better on ${better} of ${tasks.length} tasks, worse on ${named(sure.filter((each) => each.a < each.b))}`;
}

/** Each task's mean area by sampler, with the verdict's p, as a table of Markdown. */
export function printTables(area: BenchArea, rows: readonly ResultRow[], { tasks, trials, pending }: Setting): void {
  const scores = scoresOf(rows, tasks, trials, pending);
  const samplers = [...new Set(scores.flatMap((each) => [...each.areas.keys()]))];
  if (samplers.length === 0) return;
  const verdict = judge(scores, ours, theirs);
  const ranks = averageRanks(scores);
  area.say(`Mean normalised area, regret after the last trial in brackets: ${trials} trials, ${pending} at a time`);
  const line = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`);
  line(['task', 'half', ...samplers, 'p']);
  line(['---', '---', ...samplers.map(() => '---:'), '---:']);
  for (const { task, half, areas, regrets } of scores) {
    const cells = samplers.map((sampler) => {
      const values = [...(areas.get(sampler)?.values() ?? [])];
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.length === 0 ? '' : `${mean.toFixed(3)} (${Number((regrets.get(sampler) ?? NaN).toPrecision(3))})`;
    });
    const own = verdict?.tasks.find((each) => each.task === task);
    const p = own === undefined ? '' : `${own.p < 0.001 ? '< 0.001' : own.p.toFixed(3)} ${own.a > own.b ? '+' : '-'}`;
    line([task, letterOf(half), ...cells, p]);
  }
  line(['average rank', '', ...samplers.map((sampler) => (ranks.get(sampler) ?? NaN).toFixed(2)), '']);
}

const letterOf = (half: Half): string => (half === 'development' ? 'D' : 'J');

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
