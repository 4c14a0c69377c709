import type { RunValue } from '@assay/wire';
import { formatNumber } from '../../lib/format/format-number.ts';
import { wordsOf } from '../../lib/run-field/field-words.ts';

/** A value as part of a group's name. */
export const groupValueText = (value: RunValue): string =>
  value === null ? 'none' : typeof value === 'number' ? formatNumber(value) : value === '' ? '""' : value;

/** What the runs of a group have in common: `lr 0.1, opt adam`. */
export const groupTitle = (by: readonly string[], key: readonly RunValue[]): string =>
  by.map((field, i) => `${wordsOf(field)} ${groupValueText(key[i] ?? null)}`).join(', ');
