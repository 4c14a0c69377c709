import { invalidInput } from '@assay/base';
import type { Branch, Parameter, ParameterMap, ParameterValue, Scale } from './parameter.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a form may call its fields; case does not count. */
const fieldNames: Readonly<Record<string, string>> = {
  kind: 'kind',
  type: 'kind',
  low: 'low',
  min: 'low',
  minvalue: 'low',
  high: 'high',
  max: 'high',
  maxvalue: 'high',
  step: 'step',
  log: 'log',
  scale: 'scale',
  scaling: 'scale',
  scalingtype: 'scale',
  choices: 'choices',
  values: 'choices',
  when: 'when',
};
const kinds: Readonly<Record<string, Parameter['kind']>> = {
  float: 'float',
  double: 'float',
  continuous: 'float',
  int: 'int',
  integer: 'int',
  categorical: 'categorical',
  ordinal: 'ordinal',
};
const scales: Readonly<Record<string, Scale | 'auto'>> = {
  linear: 'linear',
  log: 'log',
  logarithmic: 'log',
  reverselog: 'reverseLog',
  reverselogarithmic: 'reverseLog',
  auto: 'auto',
};
/** From this ratio of its ends on, a range whose scale is `auto` is logarithmic: three powers of ten. */
const autoLogRatio = 1000;

/**
 * Reads a search space as people write it, in JSON or YAML; a parameter is one of
 * - its full form, see `Parameter`;
 * - a list of values: `ordinal` where it is two or more rising numbers, otherwise `categorical`;
 * - a single value: that value always;
 * - a range: `{low, high}` with `step`, `log: true` or `scale`, also as SageMaker says it: `{min, max, scaling: Logarithmic}`,
 *   `{MinValue: "1", MaxValue: "9", ScalingType: Auto}`, numbers as texts. Without `kind` it is `int` where its numbers are
 *   whole and its ends more than 1 apart, otherwise `float`; 0 to 1 is a float. The scale `auto` is `log` where low > 0
 *   and high / low >= 1000, otherwise `linear`.
 * Throws `InvalidInput` for anything else. Whether the parameters make sense together is `SearchSpace`'s to say.
 */
export function parseSpace(input: unknown, path = 'space'): ParameterMap {
  if (!isMapping(input))
    throw invalidInput(path, `expected names with their ranges, e.g. {"lr": {"low": 1e-5, "high": 0.1, "log": true}}`);
  return Object.fromEntries(
    Object.entries(input).map(([name, given]) => [name, parseParameter(given, `${path}.${name}`)]),
  );
}

/** Reads one parameter, by the rules of `parseSpace`. */
export function parseParameter(given: unknown, path: string): Parameter {
  if (Array.isArray(given)) return fromList(given, path);
  if (isValue(given)) return { kind: 'categorical', choices: [given] };
  if (!isMapping(given))
    throw invalidInput(path, `expected a range, a list of values or one value, got ${JSON.stringify(given)}`);
  const fields = namedFields(given, path);
  const kind = fields['kind'] === undefined ? undefined : wordOf(kinds, fields['kind'], `${path}.kind`);
  const isChoice = fields['choices'] !== undefined || kind === 'categorical' || kind === 'ordinal';
  const when = fields['when'] === undefined ? {} : { when: parseBranch(fields['when'], `${path}.when`) };
  return { ...(isChoice ? parseChoices(fields, kind, path) : parseRange(fields, kind, path)), ...when };
}

function fromList(list: readonly unknown[], path: string): Parameter {
  const choices = valuesOf(list, path);
  const isRising =
    choices.length > 1 &&
    choices.every((choice, i) => typeof choice === 'number' && (i === 0 || choice > Number(choices[i - 1])));
  return { kind: isRising ? 'ordinal' : 'categorical', choices };
}

function parseChoices(fields: Fields, kind: Parameter['kind'] | undefined, path: string): Parameter {
  allow(fields, ['kind', 'choices', 'when'], path);
  if (!Array.isArray(fields['choices'])) throw invalidInput(`${path}.choices`, 'expected a list of values');
  const parameter = fromList(fields['choices'], `${path}.choices`);
  if (kind === 'float' || kind === 'int')
    throw invalidInput(path, `choices do not go with kind ${kind}; use ordinal or categorical`);
  return kind === undefined ? parameter : ({ ...parameter, kind } as Parameter);
}

function parseRange(fields: Fields, given: Parameter['kind'] | undefined, path: string): Parameter {
  allow(fields, ['kind', 'low', 'high', 'step', 'log', 'scale', 'when'], path);
  const low = numberOf(fields['low'], `${path}.low`);
  const high = numberOf(fields['high'], `${path}.high`);
  const step = fields['step'] === undefined ? undefined : numberOf(fields['step'], `${path}.step`);
  const written = [fields['low'], fields['high'], fields['step'] ?? 1];
  const isWhole = written.every(
    (number) => Number.isInteger(Number(number)) && !/[.e]/iu.test(typeof number === 'string' ? number : ''),
  );
  const kind = given ?? (isWhole && high - low > 1 ? 'int' : 'float');
  if (kind !== 'int' && kind !== 'float') throw invalidInput(path, `a range does not go with kind ${kind}`);
  const scale = scaleOf(fields, low, high, path);
  return { kind, low, high, ...(scale !== 'linear' && { scale }), ...(step !== undefined && { step }) };
}

function scaleOf({ log, scale }: Fields, low: number, high: number, path: string): Scale {
  if (log !== undefined && typeof log !== 'boolean')
    throw invalidInput(`${path}.log`, `expected true or false, got ${JSON.stringify(log)}`);
  if (scale === undefined) return log === true ? 'log' : 'linear';
  if (log !== undefined) throw invalidInput(path, 'has both log and scale; leave one out');
  const word = wordOf(scales, scale, `${path}.scale`);
  if (word !== 'auto') return word;
  return low > 0 && high / low >= autoLogRatio ? 'log' : 'linear';
}

function parseBranch(given: unknown, path: string): Branch {
  if (!isMapping(given) || typeof given['parameter'] !== 'string' || given['in'] === undefined) {
    throw invalidInput(path, 'expected {"parameter": "optimizer", "in": ["sgd"]}');
  }
  allow(given, ['parameter', 'in'], path);
  const values = given['in'];
  return { parameter: given['parameter'], in: valuesOf(Array.isArray(values) ? values : [values], `${path}.in`) };
}

function namedFields(given: Fields, path: string): Fields {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = Object.hasOwn(fieldNames, key.toLowerCase()) ? fieldNames[key.toLowerCase()] : undefined;
    if (name === undefined)
      throw invalidInput(
        `${path}.${key}`,
        'is not known; a parameter has kind, low, high, step, log, scale, choices, when',
      );
    if (fields[name] !== undefined) throw invalidInput(`${path}.${key}`, `says ${name} a second time`);
    if (value !== null && value !== undefined) fields[name] = value;
  }
  return fields;
}

function allow(fields: Fields, names: readonly string[], path: string): void {
  const other = Object.keys(fields).find((name) => !names.includes(name));
  if (other !== undefined)
    throw invalidInput(`${path}.${other}`, `does not go with the rest; expected ${names.join(', ')}`);
}

function wordOf<T>(words: Readonly<Record<string, T>>, given: unknown, path: string): T {
  const key = typeof given === 'string' ? given.toLowerCase() : '';
  const word = Object.hasOwn(words, key) ? words[key] : undefined;
  if (word === undefined)
    throw invalidInput(path, `expected one of ${Object.keys(words).join(', ')}, got ${JSON.stringify(given)}`);
  return word;
}

/** A number, or a text that is one. */
function numberOf(given: unknown, path: string): number {
  const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : given;
  if (typeof number === 'number' && !Number.isNaN(number)) return number;
  throw invalidInput(
    path,
    given === undefined ? 'is missing; a range has low and high' : `expected a number, got ${JSON.stringify(given)}`,
  );
}

const valuesOf = (list: readonly unknown[], path: string): ParameterValue[] =>
  list.map((value, place) => {
    if (isValue(value)) return value;
    throw invalidInput(`${path}[${place}]`, `expected a number, a text, true or false, got ${JSON.stringify(value)}`);
  });

const isValue = (value: unknown): value is ParameterValue =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';

const isMapping = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
