import { invalidInput } from '@assay/base';
import { sample } from '../descriptive/sample.ts';

/** At least two groups of finite values, each with `least` of them. */
export function groupsOf(groups: readonly ArrayLike<number>[], least: number): Float64Array[] {
  if (groups.length < 2) throw invalidInput('groups', `expected at least 2 groups, got ${groups.length}`);
  return groups.map((values, i) => sample(values, `groups[${i}]`, least));
}
