import { lcbenchTasks } from './lcbench-tasks.ts';
import { mixedTasks } from './mixed-tasks.ts';
import { plainTasks, shiftedTasks } from './synthetic-tasks.ts';
import type { Task } from './task.ts';

export type Half = 'development' | 'judgement';

const inOrder = [...plainTasks, ...shiftedTasks, ...mixedTasks, ...lcbenchTasks].toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
);

/** All tasks, by the code units of their names. */
export const allTasks: readonly Task[] = inOrder;

/**
 * The rule that was written down before anything was measured: of the names in order, the 1st, 3rd, 5th … are for development, the 2nd, 4th,
 * 6th … for judgement. Samplers are developed on the first half alone; both are reported.
 */
export function halfOf(name: string): Half {
  const position = allTasks.findIndex((task) => task.name === name);
  if (position === -1)
    throw new Error(`There is no task ${name}; there are ${allTasks.map((task) => task.name).join(', ')}`);
  return position % 2 === 0 ? 'development' : 'judgement';
}
