import { parseId } from '@assay/base';
import type { EpochMs, ExperimentId, RunGroupId, RunId } from '@assay/base';
import { checkFilter, checkSort, parseFilter, parseSort, printFilter, runFilterSchema } from '../filter/index.ts';
import type { DeletionView, RunSearch, RunSelection } from '../ports/search.ts';

/** Which runs are meant: those that fit all that is said. */
export interface RunScopeInput {
  readonly filter?: string;
  readonly runIds?: readonly string[];
  readonly experimentIds?: readonly string[];
  readonly groupId?: string;
  readonly parentRunId?: string;
  readonly rootsOnly?: boolean;
  readonly unassigned?: boolean;
  readonly view?: DeletionView;
}

/** The selection that is meant, newest first unless another order is asked for. */
export function readRunScope(
  input: RunScopeInput & { readonly sort?: string },
  now: EpochMs,
): RunSelection & Pick<RunSearch, 'asked'> {
  const { runIds, experimentIds, groupId, parentRunId, rootsOnly, unassigned, view = 'active' } = input;
  const asked = input.filter === undefined ? undefined : parseFilter(input.filter);
  return {
    sort: checkSort(parseSort(input.sort ?? 'created desc'), runFilterSchema),
    view,
    ...(asked && { filter: checkFilter(asked, runFilterSchema, now), asked: printFilter(asked) }),
    ...(runIds !== undefined && { runIds: idList<RunId>(runIds, 'runIds') }),
    ...(experimentIds !== undefined && { experimentIds: idList<ExperimentId>(experimentIds, 'experimentIds') }),
    ...(groupId !== undefined && { groupId: parseId<RunGroupId>(groupId, 'groupId') }),
    ...(parentRunId !== undefined && { parentRunId: parseId<RunId>(parentRunId, 'parentRunId') }),
    ...(rootsOnly !== undefined && { rootsOnly }),
    ...(unassigned !== undefined && { unassigned }),
  };
}

const idList = <I extends RunId | ExperimentId>(ids: readonly string[], path: string): I[] =>
  ids.map((id, i) => parseId<I>(id, `${path}[${i}]`));
