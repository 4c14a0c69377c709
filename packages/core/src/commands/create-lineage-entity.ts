import type { LineageEntityAnswer } from '../answers/lineage-entity.ts';
import type { LineageEntityKind, LineageEntityRow, LineageStatus } from '../entities/lineage-entity.ts';
import type { Tags } from '../steps/write-tags.ts';
import type { Command } from './command.ts';
import { AssayError } from '@assay/base';
import type { LineageEntityId } from '@assay/base';
import { answerLineageEntity } from '../answers/lineage-entity.ts';
import { checkLimit } from '../policy/limit.ts';
import { findLineageEntity } from '../steps/load-lineage-entity.ts';
import { recordChange } from '../steps/record.ts';
import { insertTags } from '../steps/write-tags.ts';

/** Texts were checked and bounded by the face. */
export interface CreateLineageEntityInput {
  readonly kind: LineageEntityKind;
  readonly key: string;
  readonly name?: string;
  readonly type: string;
  readonly sourceUri: string;
  /** JSON values, as is `metadata`. */
  readonly source?: Readonly<Record<string, unknown>>;
  readonly description?: string;
  readonly status?: LineageStatus;
  readonly properties?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly tags?: Tags;
}

const limitNames = {
  artifact: 'lineageArtifacts',
  action: 'lineageActions',
  context: 'lineageContexts',
} as const satisfies Record<LineageEntityKind, string>;

/** An artifact that is there already, and alike, is answered as it is; anything else whose key is taken is AlreadyExists. */
export const createLineageEntity: Command<CreateLineageEntityInput, LineageEntityAnswer> = async (
  tx,
  input,
  context,
) => {
  const { kind, key, type, sourceUri } = input;
  const made = {
    name: input.name ?? null,
    type,
    description: input.description ?? null,
    properties: sortedJson(input.properties ?? {}),
    metadata: sortedJson(input.metadata ?? {}),
  };
  const existing = await findLineageEntity(tx, kind, key);
  if (existing !== undefined) {
    if (kind === 'artifact' && isAlike(existing, made)) return answerLineageEntity(existing);
    throw alreadyExists(kind, existing);
  }
  const limit = limitNames[kind];
  if (context.limits[limit] !== null) {
    const count = (await tx.count('lineageEntity', { kind })) + 1;
    checkLimit(context.limits, limit, count, `There would be ${count} lineage ${kind}s`);
  }
  const row: LineageEntityRow = {
    ...made,
    id: context.newId<LineageEntityId>(),
    projectId: tx.projectId,
    kind,
    key,
    sourceUri,
    source: JSON.stringify(input.source ?? {}),
    status: input.status ?? null,
    createdMs: context.now,
    createdBy: context.actor.name,
    updatedMs: context.now,
    updatedBy: context.actor.name,
  };
  await tx.insert('lineageEntity', row);
  await insertTags(tx, context, { kind: 'entity', id: row.id, name: row.name ?? key }, input.tags ?? {});
  await recordChange(tx, 'entity.created', row.id, null, { kind, type, name: row.name });
  return answerLineageEntity(row);
};

type Made = Pick<LineageEntityRow, 'name' | 'type' | 'description' | 'properties' | 'metadata'>;

const isAlike = (row: LineageEntityRow, made: Made): boolean =>
  row.name === made.name &&
  row.type === made.type &&
  row.description === made.description &&
  row.properties === made.properties &&
  row.metadata === made.metadata;

function alreadyExists(kind: LineageEntityKind, { id, key, name, sourceUri }: LineageEntityRow): AssayError {
  const what =
    kind === 'artifact'
      ? `The source of an artifact must be unique. An artifact of ${sourceUri} (${key}) with another name, type or properties`
      : `The name of ${kind === 'action' ? 'an action' : 'a context'} must be unique. The ${kind} "${name}"`;
  return new AssayError('AlreadyExists', `${what} already exists.`, { existingId: id });
}

/** So that equal objects are equal texts. */
export const sortedJson = (object: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1))));
