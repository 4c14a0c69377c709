import type { LoggedModelRow } from '../../entities/logged-model.ts';
import type { CommandContext } from '../../context.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeEntityTags } from '../write-tags.ts';

const key = 'mlflow.modelVersions';

/** A logged model lists the versions that were registered from it in a tag, as MLflow's clients read it. */
export async function noteRegistration(
  tx: Transaction,
  context: CommandContext,
  { id, name }: LoggedModelRow,
  version: { readonly name: string; readonly version: number },
): Promise<void> {
  const tagged = { kind: 'loggedModel', id } as const;
  const before = await tx.get('tag', { ...tagged, entityId: id, key });
  const value = JSON.stringify([...listIn(before?.value), version]);
  await changeEntityTags(tx, context, { ...tagged, name }, { [key]: value }, []);
}

/** A client may have written anything there. */
function listIn(text = '[]'): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
