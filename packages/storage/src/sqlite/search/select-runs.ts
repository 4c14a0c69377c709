import type { ProjectId } from '@assay/base';
import type { Field, RunColumn, RunSelection, SelectedRuns } from '@assay/core';
import { Bindings } from '../bindings.ts';
import { orderedRuns } from '../columns/ordered-runs.ts';
import type { RunColumns } from '../columns/run-columns.ts';
import { idsOfRuns } from '../columns/run-ids.ts';
import { selectedColumn } from '../columns/selected-columns.ts';
import type { Connection } from '../connection.ts';
import { runSql } from './entity-sql.ts';
import { orderTerms } from './read-page.ts';
import { selectionCondition } from './selection-condition.ts';
import { selectedValues, severalValues } from './selected-values.ts';
import type { SearchContext } from './search-context.ts';
import { sortOrder } from './sort-order.ts';

/** A column of all runs is read for this part of them or more; fewer are asked for by their numbers. */
const leastPart = 0.02;

/** Out of `columns` where they are given and hold what is asked for, else by SQL; the answer is the same. */
export function selectRuns(
  connection: Connection,
  projectId: ProjectId,
  selection: RunSelection,
  columns: RunColumns | undefined,
): SelectedRuns {
  columns?.refresh();
  const runs = (columns && orderedRuns(columns, selection)?.runs) ?? runsInOrder(connection, projectId, selection);
  const inMemory = columns && runs.length >= columns.end * leastPart ? columns : undefined;
  return {
    length: runs.length,
    ids: (count) => columns?.idsOf(runs.subarray(0, count)) ?? idsOfRuns(connection, runs.subarray(0, count)),
    column: (field: Field, count: number): RunColumn => {
      const chosen = runs.subarray(0, count);
      return (
        (inMemory && selectedColumn(inMemory, chosen, field)) ?? selectedValues(connection, projectId, chosen, field)
      );
    },
    several: (field) => severalValues(connection, projectId, runs, field),
  };
}

function runsInOrder(connection: Connection, projectId: ProjectId, selection: RunSelection): Uint32Array {
  const context: SearchContext = { connection, projectId, entity: runSql, bindings: new Bindings(projectId) };
  const where = selectionCondition(context, selection);
  const order = sortOrder(context, selection.sort);
  const { columns, orderBy } = orderTerms(order);
  const rows = connection.allArrays(
    `SELECT r.n, ${columns} FROM run r ${order.joins.join(' ')} WHERE ${where} ORDER BY ${orderBy}`,
    ...context.bindings.values,
  );
  return Uint32Array.from(rows, ([run]) => Number(run));
}
