import type { PanelBlock } from '../block.ts';
import { numberText, plural } from '../../figure/number-text.ts';
import type { PanelSpecOf } from '../panel-fields.ts';
import type { ParametersData } from '../panel-data.ts';

const shownValues = 6;

/** Parameters that are not the same in all runs, with the values that they have. */
export function parametersPanel(
  { limit = 20 }: PanelSpecOf<'parameters'>,
  { runCount, parameters }: ParametersData,
): PanelBlock[] {
  const differing = parameters.filter(({ distinct, present }) => distinct > 1 || (present > 0 && present < runCount));
  if (differing.length === 0) {
    const message = runCount === 0 ? 'No runs match.' : 'No parameter differs between the runs.';
    return [{ kind: 'fault', isEmpty: true, message }];
  }
  const rows = differing.slice(0, limit).map(({ name, present, distinct, least, greatest, values }) => {
    const isWide = distinct > shownValues && least !== null && greatest !== null;
    const some = values.slice(0, shownValues).map(({ value, count }) => `${cell(value)} (${count})`);
    const rest = distinct > some.length ? [`and ${numberText(distinct - some.length)} more`] : [];
    const text = isWide ? `${numberText(least)} to ${numberText(greatest)}` : [...some, ...rest].join(', ');
    return [name, present, distinct, text];
  });
  const columns = [
    { name: 'parameter', isNumeric: false },
    { name: 'runs', isNumeric: true },
    { name: 'values', isNumeric: true },
    { name: 'which, and how often', isNumeric: false },
  ];
  const more = differing.length > limit ? ` ${limit} of ${differing.length} are shown.` : '';
  const same = parameters.length - differing.length;
  const caption = `Parameters that differ between ${plural(runCount, 'run')}; ${plural(same, 'other')} ${same === 1 ? 'is' : 'are'} the same in all.${more}`;
  return [{ kind: 'table', caption, table: { columns, rows } }];
}

const cell = (value: number | string | null): string =>
  typeof value === 'number' ? numberText(value) : (value ?? 'none');
