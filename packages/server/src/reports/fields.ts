import { printField } from '@assay/core';

const span = { start: 0, end: 0 };

type Statistic = 'last' | 'min' | 'max' | 'mean' | 'count';

/** Texts of fields, quoted where they need it. */
export const metricField = (name: string, statistic: Statistic = 'last'): string =>
  printField({ kind: 'metric', name, statistic, span });

export const parameterField = (key: string): string => printField({ kind: 'parameter', key, span });
