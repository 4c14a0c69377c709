import TypeBox from 'typebox';
import { describe, expect, it } from 'vitest';
import { Type } from './schema.ts';

const make = (type: Pick<typeof TypeBox, keyof typeof Type>): Record<string, unknown> => ({
  array: type.Array(type.String({ minLength: 1 }), { maxItems: 3 }),
  literals: [type.Literal('a'), type.Literal(3), type.Literal(true)],
  union: type.Union([type.Literal('a'), type.Null()], { default: 'a' }),
  unknown: type.Unknown({ description: 'any' }),
  record: type.Record(type.String(), type.Number(), { description: 'numbers' }),
  object: type.Object(
    { must: type.Boolean(), may: type.Optional(type.Integer({ minimum: 0 })) },
    { additionalProperties: false },
  ),
  allOptional: type.Object({ may: type.Optional(type.String({ default: 'x' })) }),
});

describe('Type', () => {
  it('makes the JSON Schema that TypeBox makes', () => {
    expect(JSON.parse(JSON.stringify(make(Type)))).toEqual(JSON.parse(JSON.stringify(make(TypeBox))));
  });

  it('marks a copy as optional, never the schema itself', () => {
    const shared = Type.String();
    Type.Optional(shared);
    expect(Type.Object({ shared }).required).toEqual(['shared']);
  });
});
