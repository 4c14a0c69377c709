import { systemKind } from './system-kind.ts';

export interface MetricGroup {
  /** What the names have in common before their first `/`; empty for those without one. Of the machine's: what of it they are about. */
  readonly prefix: string;
  readonly names: readonly string[];
}

const compareNames = new Intl.Collator('en', { numeric: true }).compare;

/** Metric names by the part before their first `/`, both in natural order; names without a prefix come first. */
export function metricGroups(names: Iterable<string>): readonly MetricGroup[] {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const slash = name.indexOf('/');
    const prefix = isSystemMetric(name) ? systemKind(name) : slash > 0 ? name.slice(0, slash) : '';
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [name]);
    else group.push(name);
  }
  return [...groups]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([prefix, members]) => ({ prefix, names: members.sort(compareNames) }));
}

/** Whether a metric is about the machine and not about the training. */
export const isSystemMetric = (name: string): boolean => /^system[/.]/.test(name);
