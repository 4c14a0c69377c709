import type { CommandContext } from '../context.ts';
import type { ModelEventKind, RegisteredModelRow } from '../entities/registered-model.ts';
import type { Transaction } from '../ports/transaction.ts';
import { recordChange } from './record.ts';

export interface ModelChange {
  readonly kind: ModelEventKind;
  /** Null: of the model itself. */
  readonly version: number | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** A line of the model's history, and of the change log. */
export async function recordModelChange(
  tx: Transaction,
  { now, actor }: CommandContext,
  model: Pick<RegisteredModelRow, 'id' | 'name'>,
  { kind, version, data = {} }: ModelChange,
): Promise<void> {
  const [last] = await tx.find('modelEvent', { modelId: model.id }, { orderBy: ['-sequence'], limit: 1 });
  await tx.insert('modelEvent', {
    projectId: tx.projectId,
    modelId: model.id,
    sequence: (last?.sequence ?? 0) + 1,
    version,
    kind,
    timeMs: now,
    actor: actor.name,
    data: JSON.stringify(data),
  });
  const change = kind === 'created' ? 'model.created' : 'model.updated';
  await recordChange(tx, change, model.id, null, { name: model.name, version, what: kind, by: actor.name, ...data });
}

/** The model's own time of change, and who made it. */
export const touchModel = (
  tx: Transaction,
  { now, actor }: CommandContext,
  { id }: RegisteredModelRow,
  change: Partial<RegisteredModelRow> = {},
): Promise<void> => tx.update('registeredModel', { id }, { ...change, updatedMs: now, updatedBy: actor.name });
