import type TypeBox from 'typebox';

/*
 * Constructors of JSON Schema with TypeBox's static types and TypeBox's output, but without its runtime: importing that
 * takes some 90 ms and 20 MB in a server, and as many kilobytes in a page, of which these few lines are what we need.
 */
type Constructors = Pick<
  typeof TypeBox,
  | 'Array'
  | 'Boolean'
  | 'Integer'
  | 'Literal'
  | 'Null'
  | 'Number'
  | 'Object'
  | 'Optional'
  | 'Record'
  | 'String'
  | 'Union'
  | 'Unknown'
>;
type Schema = Readonly<Record<string, unknown>>;

const optionalSchemas = new WeakSet<Schema>();
const typed = (type: string) => (options?: Schema) => ({ type, ...options });

const plainConstructors: object = {
  Array: (items: Schema, options?: Schema) => ({ type: 'array', items, ...options }),
  Boolean: typed('boolean'),
  Integer: typed('integer'),
  Literal: (value: unknown, options?: Schema) => ({ type: typeof value, const: value, ...options }),
  Null: typed('null'),
  Number: typed('number'),
  Object: (properties: Readonly<Record<string, Schema>>, options?: Schema) => {
    const required = Object.keys(properties).filter((name) => !optionalSchemas.has(properties[name] ?? {}));
    return { type: 'object', ...(required.length > 0 ? { required } : {}), properties, ...options };
  },
  /** A copy of the schema, marked as one that its object need not have. */
  Optional: (schema: Schema) => {
    const optional = { ...schema };
    optionalSchemas.add(optional);
    return optional;
  },
  /** Keys are any text. */
  Record: (_key: Schema, value: Schema, options?: Schema) => ({
    type: 'object',
    patternProperties: { '^.*$': value },
    ...options,
  }),
  String: typed('string'),
  Union: (anyOf: readonly Schema[], options?: Schema) => ({ anyOf, ...options }),
  Unknown: (options?: Schema) => ({ ...options }),
};

/** Typed as TypeBox's own, so `Static<typeof schema>` works on what they make. */
export const Type = plainConstructors as Constructors;
