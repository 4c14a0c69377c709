import type { InputShape } from '@assay/wire/sagemaker';

const patterns = new Map<string, RegExp>();

/** The model's patterns are Java's and have to match the whole text; what they use of that dialect reads the same here. */
function wholeMatch(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) patterns.set(pattern, (compiled = new RegExp(`^(?:${pattern})$`, 'u')));
  return compiled;
}

/** The constraints of a shape, in AWS's words, and whether a value of its type breaks them. */
function* constraintsOf({
  type,
  min,
  max,
  enum: values,
  pattern,
}: InputShape): Generator<readonly [text: string, isBroken: (value: unknown) => boolean]> {
  const what = type === 'integer' || type === 'double' ? 'value' : 'length';
  if (max !== undefined)
    yield [`Member must have ${what} less than or equal to ${max}`, (value) => sizeOf(value) > max];
  if (min !== undefined)
    yield [`Member must have ${what} greater than or equal to ${min}`, (value) => sizeOf(value) < min];
  if (values !== undefined)
    yield [`Member must satisfy enum value set: [${values.join(', ')}]`, (value) => !values.includes(String(value))];
  if (pattern !== undefined)
    yield [
      `Member must satisfy regular expression pattern: ${pattern}`,
      // Texts that are too long are not searched: what is wrong with them is told already.
      (value) => typeof value === 'string' && value.length <= (max ?? Infinity) && !wholeMatch(pattern).test(value),
    ];
}

/** Of a text its length in UTF-16 units, of a list or map the number of its entries, of a number itself. */
function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** The constraints of its shape that a value breaks; those of inner values are not looked at. */
export function constraintFaults(shape: InputShape, value: unknown): readonly string[] {
  const broken: string[] = [];
  for (const [text, isBroken] of constraintsOf(shape)) if (isBroken(value)) broken.push(text);
  return broken;
}

/** All constraints of a shape, joined as AWS quotes those of a map's keys and values. */
export const allConstraints = (shape: InputShape): string => [...constraintsOf(shape)].map(([text]) => text).join(', ');
