import { notFound, parseId } from '@assay/base';
import type { Id } from '@assay/base';
import type { DatasetContentId } from '../entities/dataset.ts';
import { Datasets } from '../steps/datasets.ts';
import type { Query } from './query.ts';

/** What was said of a data set first; its profile, which may be large, is left out. */
export interface DatasetAnswer {
  readonly id: DatasetContentId;
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string | null;
}

export const getDataset: Query<{ readonly datasetId: string }, DatasetAnswer> = async (tx, { datasetId }) => {
  const dataset = await new Datasets(tx).find(parseId<Id>(datasetId, 'datasetId'));
  const content = dataset && (await tx.get('datasetContent', { id: dataset.id }));
  if (dataset === undefined || content === undefined) throw notFound('data set', datasetId);
  const { sourceType, source, schema } = content;
  return { ...dataset, sourceType, source, schema };
};
