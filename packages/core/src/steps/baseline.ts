import { AssayError, invalidInput, parseId } from '@assay/base';
import type { EpochMs, RunId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import { checkFilter, parseFilter, runFilterSchema } from '../filter/index.ts';
import type { Transaction } from '../ports/transaction.ts';
import { loadActiveRunGroup } from './load.ts';

/** One of the three. */
export interface BaselineInput {
  readonly runIds?: readonly string[];
  readonly groupId?: string;
  readonly filter?: string;
}

/** As a row of an experiment keeps it, in JSON. */
export interface Baseline extends BaselineInput {
  readonly setMs: EpochMs;
  readonly setBy: string;
}

export const baselineOf = ({ baseline }: ExperimentRow): Baseline | null =>
  baseline === null ? null : (JSON.parse(baseline) as Baseline);

const mostRuns = 1000;

/** What the row is to keep: undefined where nothing was asked for, or the same as it has. */
export async function readBaseline(
  tx: Transaction,
  row: ExperimentRow,
  asked: BaselineInput | null | undefined,
  { now, actor }: CommandContext,
): Promise<string | null | undefined> {
  if (asked === undefined || asked === null) return asked;
  const checked = await checkBaseline(tx, row, asked, now);
  const before = baselineOf(row);
  if (before !== null) {
    const { setMs: _, setBy: __, ...own } = before;
    if (JSON.stringify(own) === JSON.stringify(checked)) return undefined;
  }
  return JSON.stringify({ ...checked, setMs: now, setBy: actor.name } satisfies Baseline);
}

async function checkBaseline(
  tx: Transaction,
  row: ExperimentRow,
  { runIds, groupId, filter }: BaselineInput,
  now: EpochMs,
): Promise<BaselineInput> {
  if ([runIds, groupId, filter].filter((each) => each !== undefined).length !== 1)
    throw invalidInput('baseline', 'expected one of runIds, groupId and filter');
  if (filter !== undefined) {
    checkFilter(parseFilter(filter), runFilterSchema, now);
    return { filter };
  }
  if (groupId !== undefined) {
    const group = await loadActiveRunGroup(tx, groupId);
    if (group.experimentId !== row.id)
      throw invalidInput('baseline.groupId', `run group "${group.name}" belongs to another experiment`);
    return { groupId };
  }
  const ids = [...new Set(runIds)].map((id, i) => parseId<RunId>(id, `baseline.runIds[${i}]`));
  if (ids.length === 0 || ids.length > mostRuns)
    throw invalidInput('baseline.runIds', `expected 1 to ${mostRuns} runs, got ${ids.length}`);
  const found = new Set((await tx.runHeads(ids)).filter(({ deletedMs }) => deletedMs === null).map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined)
    throw new AssayError('NotFound', `There is no run ${missing}, or it is deleted.`, { path: 'baseline.runIds' });
  return { runIds: ids };
}
