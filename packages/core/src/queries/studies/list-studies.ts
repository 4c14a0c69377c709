import { invalidInput } from '@assay/base';
import type { StudyPage } from '../../answers/study.ts';
import type { StudyId, StudyState } from '../../entities/study.ts';
import type { DeletionView } from '../../ports/search.ts';
import type { Where } from '../../ports/transaction.ts';
import type { Query } from '../query.ts';
import { answerStudies } from '../../answers/answer-studies.ts';
import { ownerOfName } from '../../steps/face-names.ts';
import { loadExperiment } from '../../steps/load.ts';
import { findPage } from '../page.ts';

export interface ListStudiesInput {
  readonly limit?: number;
  readonly cursor?: string;
  readonly experimentId?: string;
  readonly name?: string;
  readonly state?: StudyState;
  readonly view?: DeletionView;
}

/** Newest first: those of an experiment, in a state, of a name, or all. */
export const listStudies: Query<ListStudiesInput, StudyPage> = async (tx, input) => {
  const { view = 'active', limit, cursor, state, name } = input;
  let where: Where<'study'> = {
    ...(view === 'active' && { deletedMs: null }),
    ...(state !== undefined && { state }),
  };
  if (input.experimentId !== undefined)
    where = { ...where, experimentId: (await loadExperiment(tx, input.experimentId)).id };
  if (name !== undefined) {
    if (input.experimentId === undefined)
      throw invalidInput('name', 'names of studies are unique within an experiment: give experimentId too.');
    const owner = await ownerOfName(tx, 'native', 'group', input.experimentId, name);
    if (owner === undefined) return { studies: [], nextCursor: null };
    where = { ...where, id: owner as StudyId };
  }
  const { rows, nextCursor } = await findPage(tx, 'study', {
    where,
    orderBy: ['-createdMs', '-id'],
    limit,
    cursor,
    keep: (row) => view !== 'deleted' || row.deletedMs !== null,
    keepKey: view,
  });
  return { studies: await answerStudies(tx, rows), nextCursor };
};
