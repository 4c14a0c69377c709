import type { RunGroupId } from '@assay/base';
import type { RunGroupRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { RunGroupAnswer } from './run-group.ts';
import { tagsByEntity } from './tags-by-entity.ts';

export async function answerRunGroups(tx: ReadTransaction, rows: readonly RunGroupRow[]): Promise<RunGroupAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const tags = await tagsByEntity(tx, 'group', ids);
  const answers: RunGroupAnswer[] = [];
  for (const { projectId: _, deletedWith: __, ...row } of rows)
    answers.push({ ...row, tags: tags.get(row.id) ?? {}, runCount: await runCountOf(tx, row.id) });
  return answers;
}

export async function answerRunGroup(tx: ReadTransaction, row: RunGroupRow): Promise<RunGroupAnswer> {
  const { projectId: _, deletedWith: __, ...own } = row;
  const tags = await tagsByEntity(tx, 'group', [row.id]);
  return { ...own, tags: tags.get(row.id) ?? {}, runCount: await runCountOf(tx, row.id) };
}

async function runCountOf(tx: ReadTransaction, groupId: RunGroupId): Promise<number> {
  const { total = 0 } = await tx.searchRuns({ groupId, sort: [], view: 'active', limit: 1, countTotal: true });
  return total;
}
