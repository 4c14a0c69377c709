import { AssayError } from '@assay/base';
import type { MetricMetadataAnswer } from '../answers/experiment.ts';
import type { Query } from './query.ts';

export interface ListMetricMetadataInput {
  readonly experimentId: string;
}

export const listMetricMetadata: Query<ListMetricMetadataInput, { metrics: MetricMetadataAnswer[] }> = async () => {
  throw new AssayError('NotOffered', 'listMetricMetadata is not there yet.');
};
