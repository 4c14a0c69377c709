import type { CheckedFilter, CheckedTest } from '@assay/core';
import { nameNumber } from './name-number.ts';
import type { SearchContext } from './search-context.ts';

/**
 * Conditions that follow from the filter and that an index answers: where it can only hold for entities with a certain tag, the few
 * that have it. They take nothing away that the filter would leave.
 */
export function tagCandidates(context: SearchContext, filter: CheckedFilter): string[] {
  const terms = filter.kind === 'and' ? filter.terms : [filter];
  return terms.flatMap((term) => {
    const value = wantedTag(term);
    return value === undefined ? [] : [candidates(context, value)];
  });
}

interface WantedTag {
  readonly key: string;
  readonly value: string;
}

function wantedTag(term: CheckedFilter): WantedTag | undefined {
  const isTest = (node: CheckedFilter): node is CheckedTest => 'field' in node;
  if (!isTest(term) || term.field.kind !== 'tag' || term.kind !== 'text-test' || term.operator !== '=')
    return undefined;
  return { key: term.field.key, value: term.value };
}

function candidates({ connection, projectId, entity, bindings }: SearchContext, { key, value }: WantedTag): string {
  const number = nameNumber(connection, projectId, key);
  if (number === undefined) return '0';
  const place = bindings.add(value);
  return (
    `r.id IN (SELECT c.entity_id FROM tag c WHERE c.project_id = ?1 AND c.kind = '${entity.tagKind}' ` +
    `AND c.key = ${bindings.add(number)} AND substr(c.value, 1, 40) = substr(${place}, 1, 40) AND c.value = ${place})`
  );
}
