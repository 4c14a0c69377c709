import type { Command } from './command.ts';
import { loadView } from '../steps/load-view.ts';
import { recordChange } from '../steps/record.ts';

export interface DeleteViewInput {
  readonly viewId: string;
}

export const deleteView: Command<DeleteViewInput, void> = async (tx, input, context) => {
  const { id, name, experimentId } = await loadView(tx, input.viewId, context.actor);
  await tx.remove('view', { id });
  await recordChange(tx, 'view.deleted', id, experimentId, { name });
};
