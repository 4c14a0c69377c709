import type { ParametersData } from '@assay/analysis/report';
import { parameterField } from '../fields.ts';
import { ask } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelScope } from '../panel-scope.ts';

export const maxParameters = 150;
const shownValues = 10;

/** The parameters of the runs with what is said of each. */
export async function gatherParameters(
  context: PanelContext,
  { runs, experimentId }: PanelScope,
): Promise<ParametersData> {
  const within = experimentId === null ? {} : { experimentId };
  const { parameters: names } = await ask(context, 'listRunColumns', { ...within, limit: maxParameters });
  if (names.length === 0) return { runCount: 0, parameters: [] };
  const asked = { ...runs, fields: names.map(parameterField), values: shownValues };
  const { total, fields } = await ask(context, 'describeRunFields', asked);
  const parameters = fields.map(({ present, distinct, least, greatest, values }, i) => ({
    name: names[i] ?? '',
    present,
    distinct,
    least,
    greatest,
    values: values.map((value) => ({ ...value })),
  }));
  return { runCount: total, parameters: parameters.filter(({ present }) => present > 0) };
}
