import type { CommandContext } from '../../context.ts';
import type { ArtifactDirection, ArtifactRow } from '../../entities/artifact.ts';
import type { RunRow } from '../../entities/run.ts';
import { byteLength } from '../../policy/json-text.ts';
import {
  artifactForm,
  artifactKeyForm,
  artifactNotes,
  isAddress,
  nameOfKey,
} from '../../policy/sagemaker/artifact-form.ts';
import { artifactNameFor } from '../../policy/sagemaker/clipped.ts';
import type { ArtifactForm, ArtifactNotes } from '../../policy/sagemaker/artifact-form.ts';
import type { ReadTransaction, Transaction } from '../../ports/transaction.ts';
import { pinObject } from '../pin-object.ts';
import { loadRun } from '../load.ts';
import { putArtifact, removeArtifact } from '../put-artifact.ts';
import type { NewArtifact } from '../put-artifact.ts';
import { recordRunChange } from '../record.ts';

export interface ArtifactChange {
  readonly direction: ArtifactDirection;
  readonly set: Readonly<Record<string, ArtifactForm>>;
  /** Keys; removal wins over `set`. */
  readonly remove: readonly string[];
}

/**
 * Artifacts by SageMaker's keys. What is given as it was shown is left as it is; a key that cannot be a name here gets one that can,
 * and is kept in the metadata. Answers the run with its new count.
 */
export async function writeArtifacts(
  tx: Transaction,
  context: CommandContext,
  run: RunRow,
  { direction, set, remove }: ArtifactChange,
): Promise<RunRow> {
  const removed = new Set(remove);
  const wanted = Object.entries(set).filter(([key]) => !removed.has(key));
  if (wanted.length === 0 && (removed.size === 0 || run.artifactCount === 0)) return run;
  const rows = run.artifactCount === 0 ? [] : await tx.find('artifact', { runId: run.id, direction });
  const byKey = new Map(rows.map((row) => [artifactKeyForm(row), row]));
  const names = new Set(rows.map(({ name }) => name));
  let current = run;
  for (const [key, form] of wanted) {
    const old = byKey.get(key);
    if (old !== undefined && isShown(old) && isSame(artifactForm(old), form)) continue;
    const name = old?.name ?? freeName(key, names);
    names.add(name);
    await putArtifact(tx, context, current, await newArtifact(tx, { direction, name, key }, form, old));
    current = await loadRun(tx, run.id);
  }
  for (const key of removed) {
    const row = byKey.get(key);
    if (row === undefined || !isShown(row)) continue;
    await removeArtifact(tx, current, row);
    const change = { artifactCount: current.artifactCount - 1, updatedMs: context.now };
    await tx.update('run', { id: run.id }, change);
    current = { ...current, ...change };
    const { name, id } = row;
    await recordRunChange(tx, 'run.artifacts', run, { added: [], removed: [{ name, direction, id }] });
  }
  return current;
}

/** Keys that differ only in how accents are composed would have one name: the second gets one of its own. */
function freeName(key: string, taken: ReadonlySet<string>): string {
  const name = nameOfKey(key);
  return taken.has(name) ? artifactNameFor(key) : name;
}

const isShown = (row: ArtifactRow): boolean => artifactNotes(row).linked !== true;

const isSame = (a: ArtifactForm, b: ArtifactForm): boolean => a.value === b.value && a.mediaType === b.mediaType;

/** One that names an object of this server keeps the bytes that the object has now. */
async function newArtifact(
  tx: ReadTransaction,
  { direction, name, key }: { direction: ArtifactDirection; name: string; key: string },
  { value, mediaType }: ArtifactForm,
  old: ArtifactRow | undefined,
): Promise<NewArtifact> {
  const oldKey = old === undefined ? undefined : artifactNotes(old).key;
  const notes: ArtifactNotes = {
    ...(oldKey === undefined ? old === undefined && name !== key && { key } : { key: oldKey }),
    ...(mediaType === undefined && { untyped: true }),
  };
  const metadata = Object.keys(notes).length === 0 ? {} : { sagemaker: notes };
  const own = { name, direction, metadata };
  if (!isAddress(value)) {
    const sizeBytes = byteLength(value);
    return { ...own, kind: 'value', mediaType: mediaType ?? 'text/plain', value, uri: null, sha256: null, sizeBytes };
  }
  const pinned = await pinObject(tx, value);
  return {
    ...own,
    kind: pinned === undefined ? 'uri' : 'file',
    mediaType: mediaType ?? pinned?.mediaType ?? 'application/octet-stream',
    value: null,
    uri: value,
    sha256: pinned?.sha256 ?? null,
    sizeBytes: pinned?.sizeBytes ?? null,
  };
}
