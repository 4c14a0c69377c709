import type { ExperimentId, Id, LineageEntityId, RunId } from '@assay/base';
import type { LineageNodeAnswer, LineageNodeKind } from '../answers/lineage-entity.ts';
import { propertiesOf } from '../answers/lineage-entity.ts';
import type { AssociationRow, LineageKind } from '../entities/annotation.ts';
import type { LineageEntityRow } from '../entities/lineage-entity.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { isJob } from '../policy/sagemaker/jobs.ts';
import { ownerOfName } from './face-names.ts';
import { findLineageEntity, noneNamed } from './load-lineage-entity.ts';
import { sagemakerNamesOf } from './sagemaker/named-entities.ts';

/** A node as SageMaker's API names it: names of experiments and runs are those of its face, an artifact's is its key. */
export interface LineageReference {
  readonly kind: LineageNodeKind;
  readonly name: string;
}

export interface EdgeEnd {
  readonly kind: LineageKind;
  readonly id: Id;
}

export const isExperimentEntity = ({ kind }: LineageReference): boolean => kind === 'experiment' || kind === 'run';

/** Throws NotFound; what is deleted has given its name up. */
export async function resolveLineageReference(tx: ReadTransaction, { kind, name }: LineageReference): Promise<EdgeEnd> {
  if (kind === 'experiment' || kind === 'run') {
    const id = await ownerOfName(tx, 'sagemaker', kind, '', name);
    if (id === undefined) throw noneNamed(kind, name);
    return { kind, id };
  }
  const key = kind === 'artifact' ? name : name.toLowerCase();
  const row = await findLineageEntity(tx, kind, key);
  if (row === undefined) throw noneNamed(kind, name);
  return { kind: 'entity', id: row.id };
}

const portion = 500;

/** Adds to `known` those of the ends that SageMaker's API shows: what is deleted and a run's own artifacts are left out. */
export async function describeLineageNodes(
  tx: ReadTransaction,
  ends: Iterable<EdgeEnd>,
  known: Map<Id, LineageNodeAnswer>,
): Promise<void> {
  const wanted = new Map<LineageKind, Set<Id>>();
  for (const { kind, id } of ends) {
    if (known.has(id) || kind === 'artifact') continue;
    const ids = wanted.get(kind) ?? new Set();
    wanted.set(kind, ids.add(id));
  }
  for (const [kind, set] of wanted) {
    const ids = [...set];
    for (let at = 0; at < ids.length; at += portion)
      for (const node of await nodesOf(tx, kind, ids.slice(at, at + portion))) known.set(node.id, node);
  }
}

async function nodesOf(tx: ReadTransaction, kind: LineageKind, ids: readonly Id[]): Promise<LineageNodeAnswer[]> {
  if (kind === 'entity')
    return (await tx.find('lineageEntity', { id: ids as readonly LineageEntityId[] })).map(nodeOfEntity);
  if (kind === 'artifact') return [];
  const rows =
    kind === 'run'
      ? (await tx.find('run', { id: ids as readonly RunId[], deletedMs: null })).map((row) => ({
          ...row,
          type: isJob(row) ? 'TrainingJob' : 'TrialComponent',
        }))
      : (await tx.find('experiment', { id: ids as readonly ExperimentId[], deletedMs: null })).map((row) => ({
          ...row,
          type: 'Experiment',
        }));
  const names = await sagemakerNamesOf(tx, kind, ids);
  return rows.flatMap(({ id, name: label, type, createdMs, updatedMs }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, kind, name, label, type, createdMs, updatedMs, properties: {} }];
  });
}

function nodeOfEntity(row: LineageEntityRow): LineageNodeAnswer {
  const { id, kind, key, name, type, createdMs, updatedMs } = row;
  return {
    id,
    kind,
    name: kind === 'artifact' ? key : (name ?? key),
    label: name,
    type,
    createdMs,
    updatedMs,
    properties: propertiesOf(row),
  };
}

export const endsOf = (edge: AssociationRow): readonly [source: EdgeEnd, destination: EdgeEnd] => [
  { kind: edge.sourceKind, id: edge.sourceId },
  { kind: edge.destinationKind, id: edge.destinationId },
];
