import { AssayError } from '@assay/base';
import type { MetricMetadataAnswer } from '../answers/experiment.ts';
import type { MetricGoal } from '../entities/experiment.ts';
import type { Command } from './command.ts';

export interface SetMetricMetadataInput {
  readonly experimentId: string;
  readonly name: string;
  readonly goal?: MetricGoal | null;
  readonly unit?: string;
  readonly displayName?: string;
}

export const setMetricMetadata: Command<SetMetricMetadataInput, MetricMetadataAnswer> = async () => {
  throw new AssayError('NotOffered', 'setMetricMetadata is not there yet.');
};
