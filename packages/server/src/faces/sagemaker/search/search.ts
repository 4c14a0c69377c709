import type { SagemakerSearchInput } from '@assay/core';
import type { SagemakerMessages } from '@assay/wire/sagemaker';
import { nextToken } from '../experiments/fields.ts';
import { runQuery } from '../experiments/use-case.ts';
import type { SagemakerCall, SagemakerHandler } from '../handler.ts';
import { componentRecord, experimentRecord, trialRecord } from './encode-records.ts';
import { compileExpression, compileVisibility } from './expression.ts';
import { all } from '../../filter-parts.ts';
import { searchedResource } from './resources.ts';
import type { SearchedResource } from './resources.ts';
import { sortKeys } from './sort-by.ts';

const defaultPageLength = 10;

export const search: SagemakerHandler<'Search'> = async (input, call) => {
  const resource = searchedResource(input.Resource);
  const question = questionOf(input, resource, call.region);
  // Nothing is shared with the one account that there is.
  if (input.CrossAccountFilterOption === 'CrossAccount') return answerOf([], null, 0);
  return answer(resource, question, call);
};

function questionOf(
  {
    SearchExpression,
    VisibilityConditions,
    SortBy,
    SortOrder,
    MaxResults,
    NextToken,
  }: SagemakerMessages['Search']['input'],
  resource: SearchedResource,
  region: string,
): SagemakerSearchInput {
  const terms = [
    ...(SearchExpression === undefined ? [] : [compileExpression(SearchExpression, resource, region)]),
    ...(VisibilityConditions === undefined ? [] : [compileVisibility(VisibilityConditions, resource, region)]),
  ];
  return {
    ...(terms.length > 0 && { filter: all(terms) }),
    sort: sortKeys(resource, SortBy, SortOrder),
    limit: MaxResults ?? defaultPageLength,
    ...(NextToken !== undefined && { cursor: NextToken }),
  };
}

async function answer(resource: SearchedResource, question: SagemakerSearchInput, call: SagemakerCall) {
  const { region } = call;
  switch (resource.name) {
    case 'Experiment': {
      const page = await runQuery(call, 'searchSagemakerExperiments', question);
      return answerOf(
        page.answers.map((each) => ({ Experiment: experimentRecord(each, region) })),
        page.nextCursor,
        page.total,
      );
    }
    case 'ExperimentTrial': {
      const page = await runQuery(call, 'searchTrials', question);
      return answerOf(
        page.answers.map((each) => ({ Trial: trialRecord(each, region) })),
        page.nextCursor,
        page.total,
      );
    }
    case 'ExperimentTrialComponent': {
      const page = await runQuery(call, 'searchComponents', question);
      return answerOf(
        page.answers.map((each) => ({ TrialComponent: componentRecord(each, region) })),
        page.nextCursor,
        page.total,
      );
    }
  }
}

/** `Results` is there even when it is empty: clients index it. */
const answerOf = (results: readonly unknown[], cursor: string | null, total: number) => ({
  Results: results,
  ...nextToken(cursor),
  TotalHits: { Value: total, Relation: 'EqualTo' },
});
