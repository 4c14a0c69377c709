import type { Command } from '../command.ts';
import { markRunGroupDeleted } from '../../steps/deletion.ts';
import { loadStudy } from '../../steps/studies/load-study.ts';

export interface DeleteStudyInput {
  readonly studyId: string;
}

/** With its run group; its runs stay. What is deleted already stays as it is. */
export const deleteStudy: Command<DeleteStudyInput, void> = async (tx, input, context) => {
  const { group } = await loadStudy(tx, input.studyId);
  if (group.deletedMs === null) await markRunGroupDeleted(tx, context, group, null);
};
