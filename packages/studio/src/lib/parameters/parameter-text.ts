import type { ParameterRecord } from '@assay/wire';
import { formatNumber } from '../format/format-number.ts';

const byKey = new Intl.Collator('en', { numeric: true });

export const inOrder = (parameters: readonly ParameterRecord[]): readonly ParameterRecord[] =>
  [...parameters].sort((a, b) => byKey.compare(a.key, b.key));

/** The value in a cell: numbers of many digits rounded. The text itself belongs in the cell's title. */
export const shortValue = ({ kind, text }: Pick<ParameterRecord, 'kind' | 'text'>): string =>
  kind === 'number' && text.length > 12 ? formatNumber(Number(text)) : text;
