import { invalidInput, messageOf } from '@assay/base';

/** A metric that is read from what a program prints. */
export interface MetricPattern {
  readonly name: string;
  readonly expression: RegExp;
}

export interface CaughtMetric {
  readonly name: string;
  readonly value: number;
  /** Where the expression has a group of that name. */
  readonly step: number | undefined;
}

/**
 * `name=expression`, as SageMaker's metric definitions have them: a group called `step` is the step, the one called `value` or the first other one is
 * the number. Python's `(?P<value>…)` is understood, too.
 */
export function readMetricPattern(text: string): MetricPattern {
  const at = text.indexOf('=');
  if (at < 1) throw invalidInput('--metric-pattern', `expected name=expression, got "${text}"`);
  const source = text.slice(at + 1).replaceAll('(?P<', '(?<');
  let expression: RegExp;
  try {
    expression = new RegExp(source, 'dg');
  } catch (thrown) {
    throw invalidInput('--metric-pattern', messageOf(thrown));
  }
  if ((new RegExp(`${source}|`).exec('')?.length ?? 1) < 2)
    throw invalidInput('--metric-pattern', `"${source}" has no group; put one around the number: val_loss: ([0-9.]+)`);
  return { name: text.slice(0, at), expression };
}

/** All that the patterns find in a line, in order of the patterns. What is caught and is no number is passed over. */
export function catchMetrics(patterns: readonly MetricPattern[], line: string): readonly CaughtMetric[] {
  return patterns.flatMap(({ name, expression }) =>
    [...line.matchAll(expression)].flatMap((match) => {
      const value = numberOf(match.groups?.['value'] ?? firstBeside('step', match));
      const step = Number(match.groups?.['step'] ?? NaN);
      return value === undefined ? [] : [{ name, value, step: Number.isInteger(step) ? step : undefined }];
    }),
  );
}

/** What the first group caught that is not the one of this name. */
function firstBeside(name: string, { indices, ...match }: RegExpExecArray): string | undefined {
  const place = indices?.groups?.[name];
  const index = (indices ?? []).findIndex(
    (range, at) => at > 0 && range !== undefined && (range[0] !== place?.[0] || range[1] !== place[1]),
  );
  return index < 0 ? undefined : match[index];
}

/** Also `nan` and `-inf`, as Python and C print them. */
function numberOf(text: string | undefined): number | undefined {
  const word = (text ?? '').trim().toLowerCase();
  if (/^[+-]?nan$/.test(word)) return NaN;
  const infinite = /^([+-]?)inf(inity)?$/.exec(word);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  const number = Number(word);
  return word === '' || Number.isNaN(number) ? undefined : number;
}
