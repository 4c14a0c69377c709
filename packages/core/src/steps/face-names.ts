import { AssayError } from '@assay/base';
import type { Id } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { EntityKind, Face, FaceNameRow } from '../entities/annotation.ts';
import { nameKey } from '../policy/check-name.ts';
import { sagemakerNameLength, withSuffix } from '../policy/slug.ts';
import type { ReadTransaction, Transaction } from '../ports/transaction.ts';

/** Within which an entity's native name is unique, and what to say when it is not. */
export interface NativeName {
  readonly kind: EntityKind;
  readonly id: Id;
  readonly name: string;
  /** Id of the experiment for runs and groups that have one, else empty. */
  readonly scope: string;
  /** For messages: ` in experiment "digits"`. */
  readonly place: string;
}

const nouns: Readonly<Record<EntityKind, string>> = {
  experiment: 'experiment',
  group: 'run group',
  run: 'run',
  entity: 'lineage entity',
};
const releasedFaces = ['native', 'sagemaker'] as const;
const releasedScope = (id: Id): string => `released:${id}`;

/** MLflow tells upper from lower case; the others do not. */
const keyOf = (face: Face, name: string): string => (face === 'mlflow' ? name : nameKey(name));

export async function ownerOfName(
  tx: ReadTransaction,
  face: Face,
  kind: EntityKind,
  scope: string,
  name: string,
): Promise<Id | undefined> {
  return (await tx.get('faceName', { face, kind, scope, key: keyOf(face, name) }))?.entityId;
}

const insertName = (
  tx: Transaction,
  face: Face,
  { kind, id, scope, name }: Pick<NativeName, 'kind' | 'id' | 'scope' | 'name'>,
): Promise<void> =>
  tx.insert('faceName', { projectId: tx.projectId, face, kind, scope, key: keyOf(face, name), name, entityId: id });

const removeName = (tx: Transaction, { face, kind, scope, key }: FaceNameRow): Promise<number> =>
  tx.remove('faceName', { face, kind, scope, key });

/** Takes the native name, or throws AlreadyExists. */
export async function takeNativeName(tx: Transaction, wanted: NativeName): Promise<void> {
  const owner = await ownerOfName(tx, 'native', wanted.kind, wanted.scope, wanted.name);
  if (owner !== undefined) {
    const noun = nouns[wanted.kind];
    throw new AssayError(
      'AlreadyExists',
      `${noun === 'experiment' ? 'An' : 'A'} ${noun} named "${wanted.name}" exists already${wanted.place}. ` +
        'Load it, or choose another name.',
      { path: 'name', kind: wanted.kind, name: wanted.name, existingId: owner },
    );
  }
  await insertName(tx, 'native', wanted);
}

/** The first of the wanted names that nobody else has natively, else the last of them with a random suffix. */
export async function freeNativeName(
  tx: ReadTransaction,
  context: CommandContext,
  { kind, id, scope }: { kind: EntityKind; id: Id | undefined; scope: string },
  wanted: readonly [string, ...string[]],
): Promise<string> {
  const isFree = async (name: string): Promise<boolean> => {
    const owner = await ownerOfName(tx, 'native', kind, scope, name);
    return owner === undefined || owner === id;
  };
  for (const name of wanted) if (await isFree(name)) return name;
  const last = wanted.at(-1) ?? wanted[0];
  for (;;) {
    const name = withSuffix(last, context.newId().slice(-8), context.limits.nameLength);
    if (await isFree(name)) return name;
  }
}

/** Takes the name at a face without scopes, with a random suffix where it is taken. Returns what was taken. */
export async function takeFaceName(
  tx: Transaction,
  context: CommandContext,
  face: 'sagemaker' | 'mlflow',
  wanted: Pick<NativeName, 'kind' | 'id' | 'name'>,
  maxLength: number,
): Promise<string> {
  let name = wanted.name;
  while ((await ownerOfName(tx, face, wanted.kind, '', name)) !== undefined)
    name = withSuffix(wanted.name, context.newId().slice(-8), maxLength);
  await insertName(tx, face, { ...wanted, name, scope: '' });
  return name;
}

/** Gives up the native name for another one (a rename), or for the same one in another scope (a move). */
export async function changeNativeName(tx: Transaction, wanted: NativeName): Promise<void> {
  const [held] = await tx.find('faceName', { face: 'native', kind: wanted.kind, entityId: wanted.id });
  if (held !== undefined) await removeName(tx, held);
  await takeNativeName(tx, wanted);
}

/** Gives up the name at MLflow's face for another one, which is free there. */
export async function changeMlflowName(
  tx: Transaction,
  wanted: Pick<NativeName, 'kind' | 'id' | 'name'>,
): Promise<void> {
  const { kind, id: entityId } = wanted;
  for (const held of await tx.find('faceName', { face: 'mlflow', kind, entityId })) await removeName(tx, held);
  await insertName(tx, 'mlflow', { ...wanted, scope: '' });
}

/** At a soft deletion: the native and SageMaker names become free; MLflow's stay taken, as its own server has it. */
export async function releaseNames(tx: Transaction, kind: EntityKind, id: Id): Promise<void> {
  for (const face of releasedFaces)
    for (const row of await tx.find('faceName', { face, kind, entityId: id })) {
      await removeName(tx, row);
      await tx.insert('faceName', { ...row, scope: releasedScope(id) });
    }
}

/** Undoes `releaseNames`. A name that somebody else has by now gets a suffix; returns the native name taken. */
export async function takeNamesBack(
  tx: Transaction,
  context: CommandContext,
  wanted: Omit<NativeName, 'place'>,
): Promise<string> {
  const { kind, id } = wanted;
  for (const face of releasedFaces)
    for (const row of await tx.find('faceName', { face, kind, entityId: id })) {
      await removeName(tx, row);
      if (face === 'sagemaker')
        await takeFaceName(tx, context, face, { kind, id, name: row.name }, sagemakerNameLength);
    }
  let name = wanted.name;
  for (let attempt = 0; (await ownerOfName(tx, 'native', kind, wanted.scope, name)) !== undefined; attempt++)
    name = restoredName(wanted.name, attempt === 0 ? '' : context.newId().slice(-8), context);
  await insertName(tx, 'native', { ...wanted, name });
  return name;
}

/** `digits (restored)`, or `digits-restored` where names may hold neither spaces nor parentheses. */
function restoredName(name: string, random: string, { limits }: CommandContext): string {
  if (limits.namePattern === 'sagemaker')
    return withSuffix(name, random === '' ? 'restored' : `restored-${random}`, limits.nameLength);
  const suffix = random === '' ? ' (restored)' : ` (restored ${random})`;
  const characters = [...name];
  return (
    characters
      .slice(0, Math.max(1, limits.nameLength - suffix.length))
      .join('')
      .trimEnd() + suffix
  );
}

/** At a purge: all names, those that were released too. */
export async function removeNames(tx: Transaction, kind: EntityKind, id: Id): Promise<void> {
  for (const face of [...releasedFaces, 'mlflow'] as const) await tx.remove('faceName', { face, kind, entityId: id });
}

export async function sagemakerNameOf(tx: ReadTransaction, kind: EntityKind, id: Id): Promise<string | undefined> {
  return (await tx.find('faceName', { face: 'sagemaker', kind, entityId: id }))[0]?.name;
}
