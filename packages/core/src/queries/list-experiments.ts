import { AssayError } from '@assay/base';
import type { ExperimentPage } from '../answers/experiment.ts';
import type { DeletionView } from '../ports/search.ts';
import type { Query } from './query.ts';

export interface ListExperimentsInput {
  readonly limit?: number;
  readonly cursor?: string;
  /** Exactly this name, ignoring case. */
  readonly name?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly view?: DeletionView;
}

export const listExperiments: Query<ListExperimentsInput, ExperimentPage> = async () => {
  throw new AssayError('NotOffered', 'listExperiments is not there yet.');
};
