import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** The parts of JSON Schema that the tables of operations use. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const awkwardText = fc.constantFrom(
  '',
  ' ',
  '..',
  '../../etc/passwd',
  '%2e%2e%2f',
  'a\u0000b',
  '\u202Eevil',
  '\uD800',
  '<script>alert(1)</script>',
  `'; DROP TABLE run; --`,
  '__proto__',
  'constructor',
  'toString',
  'metrics.loss.min < 0.1 and params.a = "b"',
  'params.`x`.y in (1,2',
  'name like "%"',
  'ÅÅ\u0301',
  '\u{1F600}'.repeat(30),
  '-started, name',
  'eyJhIjoxfQ',
  'x'.repeat(5000),
);
const text = fc.oneof({ weight: 3, arbitrary: fc.string({ maxLength: 12 }) }, { weight: 1, arbitrary: awkwardText });
const awkwardNumber = fc.constantFrom(0, -0, 1, -1, 0.1, 2 ** 31, 2 ** 53 - 1, -(2 ** 53) + 1, 1e21, 1e308, 5e-324);
export const anyJson = fc.oneof(text, awkwardNumber, fc.boolean(), fc.constant(null), fc.jsonValue({ maxDepth: 3 }));

/** Values that a schema accepts. `ids` are entities that exist, so that requests also reach what is behind the checks. */
export function valuesOf(schema: JsonSchema, ids: readonly string[]): Arbitrary<unknown> {
  const of = (part: JsonSchema): Arbitrary<unknown> => valuesOf(part, ids);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(of));
  if (schema.const !== undefined) return fc.constant(schema.const);
  switch (schema.type) {
    case 'object': {
      const [values] = Object.values(schema.patternProperties ?? {});
      if (values !== undefined) return fc.dictionary(text, of(values), { maxKeys: 5 });
      const parts = Object.entries(schema.properties ?? {}).map(([name, part]) => [name, of(part)] as const);
      return fc.record(Object.fromEntries(parts), { requiredKeys: [...(schema.required ?? [])] });
    }
    case 'array': {
      const { minItems = 0, maxItems = 6 } = schema;
      return fc.array(of(schema.items ?? {}), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(6, maxItems)),
      });
    }
    case 'string':
      if (schema.pattern !== undefined)
        return fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...ids) },
          fc.stringMatching(new RegExp(schema.pattern)),
        );
      return text.filter(({ length }) => length >= (schema.minLength ?? 0) && length <= (schema.maxLength ?? Infinity));
    case 'integer': {
      const min = schema.minimum ?? -(2 ** 53) + 1;
      const max = schema.maximum ?? 2 ** 53 - 1;
      const low = Math.max(min, Math.min(0, max));
      return fc.oneof(
        fc.integer({ min: low, max: Math.min(max, low + 10) }),
        fc.maxSafeInteger().map((n) => Math.min(max, Math.max(min, n))),
      );
    }
    case 'number':
      return fc.oneof(awkwardNumber, fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anyJson;
  }
}

/** The same value with one place of it replaced, taken away or added to. */
export function spoiled(valid: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.nat(), anyJson, fc.constantFrom('replace', 'remove', 'add'))
    .map(([value, at, other, how]) => {
      if (typeof value !== 'object' || value === null) return other;
      const copy = structuredClone(value) as Record<string, unknown>;
      const keys = Object.keys(copy);
      const key = keys[at % Math.max(1, keys.length)];
      if (how === 'add' || key === undefined) copy[typeof other === 'string' ? other.slice(0, 40) : 'unknown'] = other;
      else if (how === 'remove') delete copy[key];
      else copy[key] = other;
      return copy;
    });
}
