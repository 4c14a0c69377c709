import { invalidInput } from '@assay/base';
import type { Parameter, ParameterValue } from './parameter.ts';

/** More is no choice but a range. */
export const maxChoices = 1000;

/** Throws `InvalidInput` for a parameter that no value can be suggested for; its branch is not looked at. `path` names it in the message. */
export function checkParameter(parameter: Parameter, path: string): void {
  switch (parameter.kind) {
    case 'categorical':
    case 'ordinal':
      checkChoices(parameter.choices, path);
      return;
    case 'int':
    case 'float':
      checkRange(parameter, path);
      return;
    default:
      throw invalidInput(`${path}.kind`, 'expected float, int, categorical or ordinal');
  }
}

function checkChoices(choices: readonly ParameterValue[], path: string): void {
  if (choices.length === 0) throw invalidInput(`${path}.choices`, 'has no choice; name at least one value');
  if (choices.length > maxChoices) {
    throw invalidInput(
      `${path}.choices`,
      `has ${choices.length} choices, at most ${maxChoices} are possible; make it a range`,
    );
  }
  const seen = new Set<ParameterValue>();
  for (const [place, choice] of choices.entries()) {
    if (typeof choice === 'number' && !Number.isFinite(choice)) {
      throw invalidInput(`${path}.choices[${place}]`, `expected a finite number, got ${choice}`);
    }
    if (seen.has(choice)) {
      throw invalidInput(`${path}.choices[${place}]`, `${JSON.stringify(choice)} stands there twice; remove one`);
    }
    seen.add(choice);
  }
}

function checkRange(range: Extract<Parameter, { low: number }>, path: string): void {
  const { low, high, step, scale = 'linear' } = range;
  for (const [bound, value] of [['low', low] as const, ['high', high] as const]) {
    if (!Number.isFinite(value)) throw invalidInput(`${path}.${bound}`, `expected a finite number, got ${value}`);
    if (range.kind === 'int' && !Number.isSafeInteger(value)) {
      throw invalidInput(`${path}.${bound}`, `expected an integer, got ${value}; use kind float for real numbers`);
    }
  }
  if (low > high) throw invalidInput(path, `low (${low}) is greater than high (${high}); swap them`);
  if (!Number.isFinite(high - low)) throw invalidInput(path, 'the range is too wide for a number');
  if (scale === 'log' && low <= 0) {
    throw invalidInput(
      `${path}.low`,
      `is ${low}, and a logarithmic range needs low > 0; raise low or use the linear scale`,
    );
  }
  if (scale === 'reverseLog' && (low < 0 || high >= 1)) {
    throw invalidInput(path, `a reverse-logarithmic range needs 0 <= low and high < 1, got [${low}, ${high}]`);
  }
  if (scale === 'reverseLog' && range.kind === 'int') {
    throw invalidInput(`${path}.scale`, 'reverseLog is for kind float; there is no integer between 0 and 1');
  }
  if (step === undefined) return;
  if (!(step > 0) || !Number.isFinite(step)) throw invalidInput(`${path}.step`, `expected a number > 0, got ${step}`);
  if (!Number.isSafeInteger(Math.floor((high - low) / step))) {
    throw invalidInput(`${path}.step`, `${step} is too fine for the range; leave the step out`);
  }
  if (range.kind === 'int' && !Number.isInteger(step))
    throw invalidInput(`${path}.step`, `expected an integer, got ${step}`);
  if (scale !== 'linear' && !(range.kind === 'int' && step === 1)) {
    throw invalidInput(`${path}.step`, 'a step goes with the linear scale alone; remove the step or the scale');
  }
}
