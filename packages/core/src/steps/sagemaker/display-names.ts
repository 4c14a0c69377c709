import type { Id } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { EntityKind } from '../../entities/annotation.ts';
import { displayNameOf } from '../../policy/sagemaker/display-name.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { changeNativeName, freeNativeName } from '../face-names.ts';
import { detailOf, writeDetail } from './details.ts';

interface Displayed {
  readonly kind: EntityKind;
  readonly id: Id;
  /** Native. */
  readonly name: string;
  readonly faceName: string;
}

/** Keeps the display name beside the native one, where the native one does not say it. Answers whether that changed anything. */
export async function keepDisplayName(
  tx: Transaction,
  { kind, id, name, faceName }: Displayed,
  wanted: string,
): Promise<boolean> {
  const before = await detailOf(tx, kind, id);
  const { displayName: _, besideName: __, ...rest } = before;
  const isSaid = displayNameOf(name, faceName, undefined) === wanted;
  return writeDetail(tx, kind, id, before, isSaid ? rest : { ...rest, displayName: wanted, besideName: name });
}

/**
 * Gives an experiment or group another display name: its native name, where nobody else has that, else beside it. Answers the
 * native name that it has now; undefined when it is displayed so already.
 */
export async function changeDisplayName(
  tx: Transaction,
  context: CommandContext,
  entity: Displayed,
  scope: string,
  wanted: string,
): Promise<string | undefined> {
  const { kind, id, faceName } = entity;
  if (displayNameOf(entity.name, faceName, await detailOf(tx, kind, id)) === wanted) return undefined;
  const name = await freeNativeName(tx, context, { kind, id, scope }, [wanted, entity.name]);
  if (name !== entity.name) await changeNativeName(tx, { kind, id, name, scope, place: '' });
  await keepDisplayName(tx, { ...entity, name }, wanted);
  return name;
}
