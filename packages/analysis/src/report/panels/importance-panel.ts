import { intervalFigure } from '../../figure/interval-figure.ts';
import { numberText, plural } from '../../figure/number-text.ts';
import type { PanelBlock } from '../block.ts';
import { importanceOfOutcomes, leastRows } from '../importance-of-outcomes.ts';
import { metricTitle } from '../metric-text.ts';
import type { OutcomesData } from '../panel-data.ts';
import type { PanelSpecOf } from '../panel-fields.ts';

const methods = {
  pedAnova: { method: 'pedAnova', name: 'PED-ANOVA (what sets the best tenth apart)' },
  fAnova: { method: 'fanova', name: 'fANOVA' },
  permutation: { method: 'permutation', name: 'permutation of a random forest' },
  meanDecreaseImpurity: { method: 'meanDecreaseImpurity', name: 'mean decrease of impurity in a random forest' },
} as const;

/** How much each parameter mattered for the metric. */
export function importancePanel(spec: PanelSpecOf<'importance'>, outcomes: OutcomesData): PanelBlock[] {
  const { method, name } = methods[spec.method ?? 'pedAnova'];
  const { limit = 15 } = spec;
  const [objective] = outcomes.objectives;
  const found = importanceOfOutcomes(outcomes, method);
  if (objective === undefined || found === undefined) {
    const message = `Importances need ${leastRows} ended ${outcomes.noun}s with different values of the metric, and parameters that differ.`;
    return [{ kind: 'fault', isEmpty: true, message }];
  }
  const shown = found.parameters.slice(0, limit);
  const share = (value: number): string => `${numberText(100 * value, 3)} %`;
  const hasIntervals = shown.some(({ low }) => low !== undefined);
  const drawing = intervalFigure({
    title: spec.title ?? `What mattered for ${objective.name}`,
    description: shown.map((one) => `${one.name} ${share(one.importance)}`).join(', '),
    xTitle: 'share of importance',
    form: 'bars',
    rows: shown.map(({ name: label, importance, low, high }) => ({ label, value: importance, low, high })),
  });
  const intervals = hasIntervals ? '; 95 % bootstrap intervals' : '';
  const more = found.parameters.length > limit ? ` The first ${limit} of ${found.parameters.length} parameters.` : '';
  const caption = `Importance of parameters for ${metricTitle(objective)} by ${name}, n = ${plural(found.count, outcomes.noun)}${intervals}.${more} Importance is not cause: it speaks of what was tried.`;
  const columns = ['parameter', 'importance', 'low', 'high'].map((column, i) => ({ name: column, isNumeric: i > 0 }));
  const rows = shown.map((one) => [one.name, one.importance, one.low ?? null, one.high ?? null]);
  return [{ kind: 'figure', drawing, caption, table: { columns, rows } }];
}
