import type { UsedNames } from '@assay/core';
import type { SagemakerCall, SagemakerHandler } from '../handler.ts';
import { searchedResource } from './resources.ts';
import type { SearchedResource } from './resources.ts';

/** No more are of use to somebody who types. */
const maxSuggestions = 100;

/** Names of properties that begin as the hint does: the fixed ones, and those under which somebody has logged something. */
export const getSearchSuggestions: SagemakerHandler<'GetSearchSuggestions'> = async (input, call) => {
  const resource = searchedResource(input.Resource);
  const hint = input.SuggestionQuery?.PropertyNameQuery?.PropertyNameHint ?? '';
  const fixed = resource.names.filter((name) => beginsWith(name, hint));
  const keyed: string[] = [];
  for (const family of familiesOf(resource)) keyed.push(...(await keyedNames(family, hint, call)));
  return {
    PropertyNameSuggestions: [...fixed, ...keyed].slice(0, maxSuggestions).map((name) => ({ PropertyName: name })),
  };
};

interface Family {
  /** With its dot. */
  readonly prefix: string;
  readonly of: UsedNames;
  readonly suffixes: readonly string[];
}

const statistics = ['Min', 'Max', 'Avg', 'Last', 'StdDev', 'Count'].map((word) => `.${word}`);

function familiesOf({ name }: SearchedResource): readonly Family[] {
  const tags = (of: UsedNames): Family => ({ prefix: 'Tags.', of, suffixes: [''] });
  switch (name) {
    case 'Experiment':
      return [tags('experimentTags')];
    case 'ExperimentTrial':
      return [tags('groupTags')];
    case 'ExperimentTrialComponent':
      return [
        { prefix: 'Parameters.', of: 'parameters', suffixes: [''] },
        { prefix: 'Metrics.', of: 'metrics', suffixes: statistics },
        tags('runTags'),
      ];
  }
}

async function keyedNames(
  { prefix, of, suffixes }: Family,
  hint: string,
  { store, options }: SagemakerCall,
): Promise<string[]> {
  const within = beginsWith(hint, prefix);
  if (!within && !beginsWith(prefix, hint)) return [];
  const asked = within ? hint.slice(prefix.length) : '';
  const names = await store.query('suggestNames', { of, prefix: asked, limit: maxSuggestions }, options);
  const whole = names.flatMap((name) => suffixes.map((suffix) => `${prefix}${name}${suffix}`));
  if (whole.length > 0 || of !== 'metrics') return whole;
  // What is typed may have come to the statistic already: `Metrics.loss.M`.
  const dot = asked.lastIndexOf('.');
  if (dot <= 0) return [];
  const [metric] = await store.query('suggestNames', { of, prefix: asked.slice(0, dot), limit: 1 }, options);
  return metric === asked.slice(0, dot)
    ? suffixes.filter((suffix) => beginsWith(suffix, asked.slice(dot))).map((suffix) => `${prefix}${metric}${suffix}`)
    : [];
}

const beginsWith = (text: string, part: string): boolean => text.toLowerCase().startsWith(part.toLowerCase());
