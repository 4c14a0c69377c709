import type { CheckedFilter, LoggedModelOrder, LoggedModelSearch } from '@assay/core';
import type {
  MlflowMessages,
  MlflowSearchLoggedModelsDataset,
  MlflowSearchLoggedModelsOrderBy,
} from '@assay/wire/mlflow';
import { all, any, attribute, compareText, element } from '../../filter-parts.ts';
import { experimentIdOf } from '../experiments/experiment-ids.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { pageLength } from '../search/page.ts';
import { parseMlflowClauses } from '../search/parse-filter.ts';
import { loggedModelFields, orderedBy } from './logged-model-fields.ts';

const maxExperiments = 20_000;
const maxDatasets = 100;
const maxOrderKeys = 20;

/** A search for logged models as the core has it, without the place of the page. */
export function readSearch(input: MlflowMessages['searchLoggedModels']['input']): Omit<LoggedModelSearch, 'cursor'> {
  const { experiment_ids: ids = [], datasets = [], order_by = [] } = input;
  if (ids.length === 0) throw missingParameter('experiment_ids');
  checkCount('experiment_ids', ids, maxExperiments);
  checkCount('datasets', datasets, maxDatasets);
  checkCount('order_by', order_by, maxOrderKeys);
  const filter = readFilter(input.filter, datasets);
  return {
    // Those that cannot be are passed over, as those are that are not.
    experimentIds: [...new Set(ids)].flatMap((id) => experimentIdOf(id) ?? []),
    order: order_by.map(readOrder),
    limit: pageLength(input.max_results, 100, 10_000),
    ...(filter && { filter }),
  };
}

function checkCount(path: string, list: readonly unknown[], most: number): void {
  if (list.length > most) throw invalidParameter(path, list.length, `expected at most ${most} items`);
}

/** With data sets, conditions on metrics count for those measured on them; without such a condition there must be any metric of theirs. */
function readFilter(
  text: string | undefined,
  datasets: readonly MlflowSearchLoggedModelsDataset[],
): CheckedFilter | undefined {
  const onDatasets = datasets.length === 0 ? undefined : any(datasets.map(onDataset));
  const clauses = parseMlflowClauses(text, loggedModelFields(onDatasets));
  const terms = clauses.map(({ filter }) => filter);
  const asksMetrics = clauses.some(({ word }) => word === 'metric' || word === 'metrics');
  if (onDatasets !== undefined && !asksMetrics) terms.push(element('metrics', onDatasets));
  return terms.length === 0 ? undefined : all(terms);
}

function onDataset({
  dataset_name: name,
  dataset_digest: digest = '',
}: MlflowSearchLoggedModelsDataset): CheckedFilter {
  const named = compareText(attribute('dataset_name'), '=', name);
  return digest === '' ? named : all([named, compareText(attribute('dataset_digest'), '=', digest)]);
}

function readOrder(key: MlflowSearchLoggedModelsOrderBy, i: number): LoggedModelOrder {
  const { field_name: field, ascending = true, dataset_name = '', dataset_digest = '' } = key;
  const direction = ascending ? 'asc' : 'desc';
  const metric = /^metrics\.(.+)$/s.exec(field)?.[1]?.replace(/^(["`])(.*)\1$/s, '$2');
  if (metric !== undefined) {
    const datasetName = dataset_name === '' ? {} : { datasetName: dataset_name };
    const datasetDigest = dataset_digest === '' ? {} : { datasetDigest: dataset_digest };
    return { by: { metric, ...datasetName, ...datasetDigest }, direction };
  }
  const by = orderedBy(field.replace(/^attributes\./, ''));
  if (by === undefined)
    throw invalidParameter(
      `order_by[${i}].field_name`,
      field,
      'expected an attribute such as "creation_timestamp", or "metrics.<name>"',
    );
  return { by, direction };
}
