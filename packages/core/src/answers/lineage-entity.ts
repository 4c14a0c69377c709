import type { EpochMs, Id, LineageEntityId } from '@assay/base';
import type { AssociationType } from '../entities/annotation.ts';
import type { LineageEntityKind, LineageEntityRow, LineageStatus } from '../entities/lineage-entity.ts';

export interface LineageEntityAnswer {
  readonly id: LineageEntityId;
  readonly kind: LineageEntityKind;
  readonly key: string;
  readonly name: string | null;
  readonly type: string;
  readonly sourceUri: string;
  readonly source: Readonly<Record<string, unknown>>;
  readonly description: string | null;
  readonly status: LineageStatus | null;
  readonly properties: Readonly<Record<string, string>>;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly updatedBy: string;
}

export interface LineageEntityPage {
  readonly entities: LineageEntityAnswer[];
  readonly nextCursor: string | null;
}

export const answerLineageEntity = ({ projectId: _, ...row }: LineageEntityRow): LineageEntityAnswer => ({
  ...row,
  source: JSON.parse(row.source) as LineageEntityAnswer['source'],
  properties: propertiesOf(row),
  metadata: JSON.parse(row.metadata) as LineageEntityAnswer['metadata'],
});

export const propertiesOf = ({ properties }: Pick<LineageEntityRow, 'properties'>): Record<string, string> =>
  JSON.parse(properties) as Record<string, string>;

/** What SageMaker's API draws edges between. */
export type LineageNodeKind = 'experiment' | 'run' | LineageEntityKind;

export interface LineageNodeAnswer {
  readonly id: Id;
  readonly kind: LineageNodeKind;
  /** By which SageMaker's API knows it: a name, of an artifact its key. */
  readonly name: string;
  /** For people; null for an artifact without a name. */
  readonly label: string | null;
  /** Of entities their maker's word, else `Experiment`, `TrialComponent` or, of a run that Assay started, `TrainingJob`. */
  readonly type: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  /** Of entities. */
  readonly properties: Readonly<Record<string, string>>;
}

export interface LineageEdgeAnswer {
  readonly source: LineageNodeAnswer;
  readonly destination: LineageNodeAnswer;
  readonly type: AssociationType;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
}
