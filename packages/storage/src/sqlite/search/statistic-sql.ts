import { assertNever } from '@assay/base';
import { statistics } from '@assay/core';
import type { Statistic } from '@assay/core';

/** A statistic that the summary answers by itself. */
export type OwnStatistic = Exclude<Statistic, 'best'>;

export const ownStatistics: readonly OwnStatistic[] = statistics.filter((statistic) => statistic !== 'best');

/** The expression of a statistic over `metric_summary` as `alias`; null where it has no value. */
export function statisticSql(statistic: OwnStatistic, alias: string): string {
  switch (statistic) {
    case 'last':
    case 'first':
    case 'min':
    case 'max':
      return `${alias}.${statistic}_value`;
    case 'mean':
    case 'count':
      return `${alias}.${statistic}`;
    case 'stddev': {
      const finite = ['nan', 'positive_infinity', 'negative_infinity'].map((kind) => ` - ${alias}.${kind}_count`);
      const n = `(${alias}.count${finite.join('')})`;
      return `(CASE WHEN ${n} > 1 THEN sqrt(${alias}.m2 / (${n} - 1)) END)`;
    }
    default:
      return assertNever(statistic);
  }
}
