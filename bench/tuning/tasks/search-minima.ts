/**
 * `node --conditions=source bench/tuning/tasks/search-minima.ts [task …]`: searches each task's least loss with far more evaluations than any sampler
 * gets, and prints what is lower than what the task says. What it found is written into the tasks by hand.
 */
import type { Parameter, ParameterValue, ParameterValues } from '@assay/tuning';
import { seededRandom } from '../../support/random.ts';
import { allTasks } from './all-tasks.ts';
import type { Task } from './task.ts';

const wanted = process.argv.slice(2);
for (const task of allTasks) {
  if (wanted.length > 0 && !wanted.includes(task.name)) continue;
  const isCheap = !task.name.startsWith('lcbench-');
  const found = search(task, isCheap ? 400 : 12, isCheap ? 2000 : 900, isCheap ? 500 : 300);
  console.log(task.name, task.minimum, found.loss, JSON.stringify(found.values));
}

/** From the best of `draws` random points, `steps` steps of a (1+1) evolution strategy with the one-fifth rule; the best of `starts`. */
function search(task: Task, starts: number, steps: number, draws: number): { loss: number; values: ParameterValues } {
  const random = seededRandom(7);
  const parameters = Object.entries(task.space);
  const valuesAt = (unit: readonly number[]): ParameterValues =>
    Object.fromEntries(parameters.map(([name, parameter], i) => [name, valueAt(parameter, unit[i] ?? 0)]));
  let best = { loss: Infinity, values: {} as ParameterValues };
  for (let start = 0; start < starts; start++) {
    let here: readonly number[] = [];
    let loss = Infinity;
    const consider = (unit: readonly number[]): boolean => {
      const other = task.loss(valuesAt(unit));
      if (other > loss) return false;
      const better = other < loss;
      [here, loss] = [unit, other];
      return better;
    };
    for (let i = 0; i < draws; i++) consider(parameters.map(() => random()));
    let reach = 0.2;
    for (let i = 0; i < steps; i++) {
      const one = Math.floor(random() * parameters.length);
      const alone = random() < 0.5;
      const next = here.map((u, j) => {
        if (alone && j !== one) return u;
        if (parameters[j]?.[1].kind === 'categorical') return random() < (alone ? 1 : 0.15) ? random() : u;
        return Math.min(1, Math.max(0, u + reach * normal(random)));
      });
      reach = Math.min(0.5, Math.max(1e-10, reach * (consider(next) ? 1.22 : 0.95)));
    }
    if (loss < best.loss) best = { loss, values: valuesAt(here) };
  }
  return best;
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function valueAt(parameter: Parameter, unit: number): ParameterValue {
  if (parameter.kind === 'categorical' || parameter.kind === 'ordinal')
    return parameter.choices[Math.min(parameter.choices.length - 1, Math.floor(unit * parameter.choices.length))] ?? 0;
  const { low, high, scale } = parameter;
  const value = scale === 'log' ? Math.exp(Math.log(low) + unit * Math.log(high / low)) : low + unit * (high - low);
  return parameter.kind === 'int' ? Math.round(value) : value;
}
