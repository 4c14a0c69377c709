import type { RunGroupRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { RunGroupAnswer } from './run-group.ts';
import { tagsByEntity } from './tags-by-entity.ts';

export async function answerRunGroups(tx: ReadTransaction, rows: readonly RunGroupRow[]): Promise<RunGroupAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const tags = await tagsByEntity(tx, 'group', ids);
  const counts = await tx.runGroupCounts(ids);
  return rows.map((row) => answerOf(row, tags.get(row.id), counts.get(row.id)));
}

export async function answerRunGroup(tx: ReadTransaction, row: RunGroupRow): Promise<RunGroupAnswer> {
  const tags = await tagsByEntity(tx, 'group', [row.id]);
  const counts = await tx.runGroupCounts([row.id]);
  return answerOf(row, tags.get(row.id), counts.get(row.id));
}

function answerOf(row: RunGroupRow, tags: Record<string, string> = {}, runCount = 0): RunGroupAnswer {
  const { projectId: _, deletedWith: __, ...own } = row;
  return { ...own, tags, runCount };
}
