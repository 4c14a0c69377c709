import type { Id } from '@assay/base';
import type { EntityKind } from '../../entities/annotation.ts';
import type { AttributeField, CheckedFilter, CheckedTest, ElementList } from '../../filter/index.ts';
import { runIdOfJob } from '../../policy/sagemaker/jobs.ts';
import { nameOfKey } from '../../policy/sagemaker/artifact-form.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { ownerOfName } from '../face-names.ts';

/**
 * The filter with tests for an entity's unique name at SageMaker's face made tests for its id, which the store finds by an index, and keys
 * of artifacts made their names. What cannot be true or false any more is folded into its surroundings.
 */
export async function resolveNames(
  tx: ReadTransaction,
  kind: EntityKind,
  filter: CheckedFilter,
): Promise<CheckedFilter> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const terms: CheckedFilter[] = [];
      for (const term of filter.terms) terms.push(await resolveNames(tx, kind, term));
      return junction(filter.kind, terms);
    }
    case 'not': {
      const term = await resolveNames(tx, kind, filter.term);
      return term.kind === 'constant' ? constant(!term.value) : { kind: 'not', term };
    }
    case 'holds': {
      const term = await resolveNames(tx, kind, filter.term);
      return term.kind === 'constant' ? term : { kind: 'holds', term };
    }
    case 'element': {
      const inner = kindOf(filter.of);
      const resolved = inner === undefined ? filter.filter : await resolveNames(tx, inner, filter.filter);
      return resolved.kind === 'constant' && !resolved.value ? resolved : { ...filter, filter: resolved };
    }
    case 'constant':
      return filter;
    default:
      return resolveTest(tx, kind, filter);
  }
}

const kindOf = (list: ElementList): EntityKind | undefined =>
  list === 'groups' ? 'group' : list === 'runs' ? 'run' : undefined;

async function resolveTest(tx: ReadTransaction, kind: EntityKind, test: CheckedTest): Promise<CheckedFilter> {
  const { field } = test;
  if (field.kind === 'artifact') return withField(test, { ...field, name: nameOfKey(field.name) });
  if (field.kind !== 'attribute') return test;
  const names = namesAsked(test);
  if (names === undefined) return test;
  switch (field.name) {
    case 'sagemaker_name':
      return isOneOf(field, 'id', await ownersOf(tx, kind, names));
    case 'sagemaker_experiment':
      return isOneOf(field, 'experiment_id', await ownersOf(tx, 'experiment', names));
    case 'sagemaker_job': {
      const ids = isOneOf(
        field,
        'id',
        names.map(runIdOfJob).filter((id) => id !== undefined),
      );
      return ids.kind === 'constant' ? ids : { kind: 'and', terms: [ids, test] };
    }
    default:
      return test;
  }
}

/** A test compiles alike whatever the field, as long as its kind stays. */
const withField = (test: CheckedTest, field: CheckedTest['field']): CheckedTest => ({ ...test, field }) as CheckedTest;

/** The texts of which the value must be one. */
function namesAsked(test: CheckedTest): readonly string[] | undefined {
  if (test.kind === 'text-test' && test.operator === '=') return [test.value];
  return test.kind === 'text-membership' && !test.negated ? test.texts : undefined;
}

async function ownersOf(tx: ReadTransaction, kind: EntityKind, names: readonly string[]): Promise<Id[]> {
  const owners = new Set<Id>();
  for (const name of names) {
    const owner = await ownerOfName(tx, 'sagemaker', kind, '', name);
    if (owner !== undefined) owners.add(owner);
  }
  return [...owners];
}

function isOneOf({ span }: AttributeField, name: string, ids: readonly Id[]): CheckedFilter {
  const field: AttributeField = { kind: 'attribute', name, span };
  const [first, ...others] = ids;
  if (first === undefined) return constant(false);
  return others.length === 0
    ? { kind: 'text-test', field, operator: '=', value: first, number: null, span }
    : { kind: 'text-membership', field, negated: false, texts: ids, numbers: [], span };
}

const constant = (value: boolean): CheckedFilter => ({ kind: 'constant', value });

/** `decisive`: the constant that decides the whole; the other says nothing. */
function junction(kind: 'and' | 'or', terms: readonly CheckedFilter[]): CheckedFilter {
  const decisive = kind === 'or';
  if (terms.some((term) => term.kind === 'constant' && term.value === decisive)) return constant(decisive);
  const open = terms.filter((term) => term.kind !== 'constant');
  const [first, ...others] = open;
  if (first === undefined) return constant(!decisive);
  return others.length === 0 ? first : { kind, terms: open };
}
