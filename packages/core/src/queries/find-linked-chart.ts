import type { ArtifactDirection } from '../entities/artifact.ts';
import type { PinnedObject } from '../steps/pin-object.ts';
import type { Query } from './query.ts';
import { cleanArtifactName } from '../policy/clean-artifact-name.ts';
import { loadLineageEntity } from '../steps/load-lineage-entity.ts';
import { resolveLineageReference } from '../steps/lineage-nodes.ts';
import type { LineageReference } from '../steps/lineage-nodes.ts';
import { pinObject } from '../steps/pin-object.ts';

/** Types that SageMaker's SDK gives to the lineage artifacts of its charts. */
export const sagemakerChartTypes = ['ConfusionMatrix', 'ROCCurve', 'PrecisionRecallCurve'] as const;
export type SagemakerChartType = (typeof sagemakerChartTypes)[number];

export interface LinkedChart extends PinnedObject {
  readonly type: SagemakerChartType;
  /** For the run's artifact: its maker's title, else the name of its file. */
  readonly name: string;
  readonly uri: string;
  /** Of the run's artifact: what leads to the run is its input. */
  readonly direction: ArtifactDirection;
}

export interface FindLinkedChartInput {
  readonly source: LineageReference;
  readonly destination: LineageReference;
}

/** The chart at one end of an edge whose other end is a run, where its body is an object of this server; else null. */
export const findLinkedChart: Query<FindLinkedChartInput, LinkedChart | null> = async (tx, { source, destination }) => {
  const isOutput = source.kind === 'run' && destination.kind === 'artifact';
  if (!isOutput && !(source.kind === 'artifact' && destination.kind === 'run')) return null;
  const { id } = await resolveLineageReference(tx, isOutput ? destination : source);
  const { name, sourceUri: uri, type: given } = await loadLineageEntity(tx, id);
  const type = sagemakerChartTypes.find((known) => known === given);
  const pinned = type === undefined ? undefined : await pinObject(tx, uri);
  if (type === undefined || pinned === undefined) return null;
  const title = cleanArtifactName(name ?? uri.slice(uri.lastIndexOf('/') + 1), type);
  return { ...pinned, type, name: title, uri, direction: isOutput ? 'output' : 'input' };
};
