import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { servedOperations } from '@assay/wire/sagemaker';
import { validateInput } from './validate-input.ts';

/** For every member of every served operation's input, however deep: a value at and one beyond each bound that AWS's model states. */
interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string; readonly required?: boolean }>>;
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}
interface Model {
  readonly operations: Readonly<Record<string, { readonly service: string; readonly inputShape: string }>>;
  readonly shapes: Readonly<Record<string, Readonly<Record<string, Shape>>>>;
}
const modelFile = new URL('../../../../wire/model/sagemaker-operations.json', import.meta.url);
const model = JSON.parse(readFileSync(modelFile, 'utf8')) as Model;

/** A member on its way from the top: how to put a value there, and what AWS calls the place. */
interface Place {
  readonly shape: Shape;
  readonly path: string;
  readonly put: (value: unknown) => unknown;
  /** Entries of a map are told by the map. */
  readonly isMapEntry?: boolean;
  /** Of a map: any JSON value becomes a text there. */
  readonly isKey?: boolean;
}

const lowerCamel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

function world(operation: string) {
  const { service = '', inputShape = '' } = model.operations[operation] ?? {};
  const shapeOf = (name: string): Shape => model.shapes[service]![name]!;

  const valid = (name: string): unknown => {
    const shape = shapeOf(name);
    if (shape.type === 'structure') return validStructure(name);
    if (shape.type === 'list') return Array.from({ length: shape.min ?? 0 }, () => valid(shape.member!.shape));
    if (shape.type === 'map') return {};
    return validScalar(shape);
  };
  const validStructure = (name: string): Record<string, unknown> => {
    const members = Object.entries(shapeOf(name).members ?? {});
    const needed = members.filter(([, { required }]) => required === true);
    const all = name === 'TrialComponentParameterValue' ? members.slice(0, 1) : needed;
    return Object.fromEntries(all.map(([member, { shape }]) => [member, valid(shape)]));
  };

  const places: Place[] = [];
  const walk = (name: string, place: Place, above: readonly string[]): void => {
    places.push(place);
    if (above.filter((each) => each === name).length > 1) return;
    const inside = [...above, name];
    const { members = {}, member, value, key } = place.shape;
    for (const [part, { shape }] of Object.entries(members)) {
      const base = name === 'TrialComponentParameterValue' ? {} : validStructure(name);
      const put = (given: unknown): unknown => {
        const { [part]: _, ...others } = base;
        return place.put(given === undefined ? others : { ...others, [part]: given });
      };
      const path = place.path === '' ? lowerCamel(part) : `${place.path}.${lowerCamel(part)}`;
      walk(shape, { shape: shapeOf(shape), path, put }, inside);
    }
    if (member !== undefined) {
      const put = (given: unknown): unknown => place.put([given]);
      walk(member.shape, { shape: shapeOf(member.shape), path: `${place.path}.1.member`, put }, inside);
    }
    if (value !== undefined && key !== undefined) {
      const put = (given: unknown): unknown => place.put({ k: given });
      const inner = shapeOf(value.shape);
      const isStructure = inner.type === 'structure';
      walk(
        value.shape,
        { shape: inner, path: isStructure ? `${place.path}.k.member` : place.path, put, isMapEntry: !isStructure },
        inside,
      );
      const asKey = (given: unknown): unknown => place.put({ [String(given)]: valid(value.shape) });
      places.push({ shape: shapeOf(key.shape), path: place.path, put: asKey, isMapEntry: true, isKey: true });
    }
  };
  walk(inputShape, { shape: shapeOf(inputShape), path: '', put: (value) => value }, []);
  return { places, valid };
}

function validScalar(shape: Shape): unknown {
  switch (shape.type) {
    case 'string':
      return shape.enum?.[0] ?? textOf(shape, Math.max(1, shape.min ?? 1)) ?? textOf(shape, 60);
    case 'boolean':
      return true;
    default:
      return Math.max(1, shape.min ?? 1);
  }
}

/** Whole match, as Java's. */
const matches = (shape: Shape, text: string): boolean =>
  shape.pattern === undefined || shape.pattern === '.*' || new RegExp(`^(?:${shape.pattern})$`, 'u').test(text);

const arn = (kind: string, length: number): string => {
  const bare = `arn:aws:sagemaker::123456789012:${kind}/x`;
  return bare.replace('sagemaker:', `sagemaker:${'a'.repeat(Math.max(0, length - bare.length))}`);
};

/** A text of this length that the pattern takes; undefined when there is none. */
function textOf(shape: Shape, length: number): string | undefined {
  const candidates = [
    'a'.repeat(length),
    `a/${'a'.repeat(Math.max(0, length - 2))}`,
    ...['experiment', 'artifact', 'context', 'lineage-group'].map((kind) => arn(kind, length)),
  ];
  return candidates.find((text) => text.length === length && matches(shape, text));
}

/** A text within the bounds that the pattern does not take. */
const misfit = (shape: Shape): string | undefined =>
  ['!', '\n', '-'.repeat(60), '!'.repeat(60)].find(
    (text) => !matches(shape, text) && text.length >= (shape.min ?? 0) && text.length <= (shape.max ?? 100),
  );

interface Case {
  readonly what: string;
  readonly input: unknown;
  /** How the value is refused; absent where it is taken. */
  readonly refused?: string;
}

function casesOf({ shape, path, put, isMapEntry = false }: Place, valid: (name: string) => unknown): readonly Case[] {
  const cases: Case[] = [];
  const told = (text: string): string => (isMapEntry ? text : `at '${path}' failed to satisfy constraint: ${text}`);
  const add = (what: string, value: unknown, refused?: string): void => {
    cases.push({ what: `${path} ${what}`, input: put(value), ...(refused !== undefined && { refused }) });
  };
  const { type, min, max, pattern } = shape;
  const isText = type === 'string';
  const isNumber = ['integer', 'long', 'double', 'float'].includes(type);
  const size = isNumber ? 'value' : 'length';
  const sized = (count: number): unknown => {
    if (isText) return textOf(shape, count);
    if (isNumber) return count;
    if (type === 'list') return Array.from({ length: count }, () => valid(shape.member!.shape));
    return Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, valid(shape.value!.shape)]));
  };
  if (shape.enum !== undefined) {
    for (const value of shape.enum) add(`= ${value}`, value);
    add('outside its enum', 'Nope', told(`Member must satisfy enum value set: [${shape.enum.join(', ')}]`));
  } else {
    if (max !== undefined) {
      const most = sized(max);
      if (most !== undefined) add(`at ${max}`, most);
      const beyond = sized(max + 1) ?? 'a'.repeat(max + 1);
      add(`beyond ${max}`, beyond, `Member must have ${size} less than or equal to ${max}`);
    }
    if (min !== undefined && (isNumber || min > 0)) {
      const least = sized(min);
      if (least !== undefined) add(`at ${min}`, least);
      const below = sized(min - 1) ?? 'a'.repeat(min - 1);
      add(`below ${min}`, below, `Member must have ${size} greater than or equal to ${min}`);
    }
    const odd = isText && pattern !== undefined && pattern !== '.*' ? misfit(shape) : undefined;
    if (odd !== undefined) add('of another pattern', odd, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  return cases;
}

const table = servedOperations.map((operation) => {
  const { places, valid } = world(operation);
  return { operation, places, cases: places.flatMap((place) => casesOf(place, valid)), valid };
});

const outcome = (operation: string, input: unknown): string => {
  try {
    validateInput(operation as (typeof servedOperations)[number], JSON.parse(JSON.stringify(input)));
    return 'taken';
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown) return `${String(thrown.code)}: ${thrown.message}`;
    throw thrown;
  }
};

test('the table is not thin', () => {
  const refused = table.flatMap(({ cases }) => cases.filter((each) => each.refused !== undefined));
  const patterns = refused.filter((each) => each.refused?.includes('pattern'));
  expect(table.flatMap(({ cases }) => cases).length).toBeGreaterThan(900);
  expect(refused.length).toBeGreaterThan(400);
  expect(patterns.length).toBeGreaterThan(80);
});

test.each(table)('$operation: every bound holds, and nothing within it is refused', ({ operation, cases }) => {
  for (const { what, input, refused } of cases) {
    const got = outcome(operation, input);
    if (refused === undefined) expect(got, what).toBe('taken');
    else {
      expect(got, what).toMatch(/^ValidationException: \d+ validation errors? detected: Value /);
      expect(got, what).toContain(refused);
    }
  }
});

test.each(table)('$operation: required members are missed, others are not', ({ operation, places }) => {
  for (const place of places.filter(({ shape }) => shape.type === 'structure')) {
    for (const [name, { required }] of Object.entries(place.shape.members ?? {})) {
      const path = place.path === '' ? lowerCamel(name) : `${place.path}.${lowerCamel(name)}`;
      const member = places.find((each) => each.path === path);
      if (member === undefined || (required !== true && place.path !== '')) continue;
      const got = outcome(operation, member.put(undefined));
      if (required !== true) expect(got, path).toBe('taken');
      else
        for (const absent of [undefined, null])
          expect(outcome(operation, member.put(absent)), path).toContain(
            `Value null at '${path}' failed to satisfy constraint: Member must not be null`,
          );
    }
  }
});

test.each(table)('$operation: another JSON type is a SerializationException', ({ operation, places }) => {
  const others: Readonly<Record<string, readonly unknown[]>> = {
    string: [1, true, [], {}],
    boolean: ['true', 1, [], {}],
    integer: ['1', 1.5, true, [], {}, 2 ** 60],
    long: ['1', 1.5, true, [], {}, 2 ** 60],
    // Python's truth values are numbers, and are sent as they are.
    double: ['1', [], {}],
    timestamp: ['2026-01-01', true, [], {}, 1e15],
    structure: ['x', 1, []],
    list: ['x', 1, {}],
    map: ['x', 1, []],
  };
  for (const { shape, path, put } of places.filter(({ isKey }) => isKey !== true))
    for (const value of others[shape.type]!)
      expect(outcome(operation, put(value)), `${path} = ${JSON.stringify(value)}`).toMatch(/^SerializationException: /);
});
