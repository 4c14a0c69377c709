import type { Static, TLiteral, TSchema, TUnion } from 'typebox';
import { Type } from '../schema.ts';

/** Schemas of single values that many shapes of the native API share. */
export const IdSchema = Type.String({ pattern: '^[0-9a-f]{32}$', description: '32 lower-case hex digits' });
export const EpochMsSchema = Type.Integer({
  minimum: 0,
  maximum: 8_640_000_000_000_000,
  description: 'Epoch milliseconds',
});
export const StepSchema = Type.Integer({ minimum: -9_007_199_254_740_991, maximum: 9_007_199_254_740_991 });
export const CountSchema = Type.Integer({ minimum: 0 });

/** NaN and the infinities travel as strings, because JSON has no numbers for them. */
export const WireNumberSchema = Type.Union([
  Type.Number(),
  Type.Literal('NaN'),
  Type.Literal('Infinity'),
  Type.Literal('-Infinity'),
]);

type Literals<T extends readonly string[]> = { -readonly [K in keyof T]: TLiteral<T[K]> };

/** One of the texts. The type is a tuple's, because the union of a plain array of literals would be `never`. */
export const oneOf = <const T extends readonly string[]>(
  texts: T,
  options?: { description?: string; default?: T[number] },
): TUnion<Literals<T>> =>
  Type.Union(
    texts.map((text) => Type.Literal(text)),
    options,
  ) as TUnion as TUnion<Literals<T>>;

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const optional = <T extends TSchema>(schema: T) => Type.Optional(schema);

export const object = <P extends Record<string, TSchema>>(properties: P, options: { description?: string } = {}) =>
  Type.Object(properties, { additionalProperties: false, ...options });

export const JsonValueSchema = Type.Unknown({ description: 'Any JSON value' });

/** Which rows a list shows with regard to soft deletion. */
export const DeletionViewSchema = Type.Union([Type.Literal('active'), Type.Literal('deleted'), Type.Literal('all')], {
  default: 'active',
});
export type DeletionView = Static<typeof DeletionViewSchema>;

export const PageQuerySchema = {
  limit: optional(Type.Integer({ minimum: 1, maximum: 1000, default: 100 })),
  cursor: optional(Type.String({ maxLength: 2048, description: 'nextCursor of the page before' })),
};
export const NextCursorSchema = nullable(
  Type.String({ description: 'Pass as cursor for the next page; null on the last' }),
);

export const EntityKindSchema = Type.Union([
  Type.Literal('experiment'),
  Type.Literal('group'),
  Type.Literal('run'),
  Type.Literal('entity'),
]);
export type EntityKind = Static<typeof EntityKindSchema>;

export const TagsSchema = Type.Record(Type.String(), Type.String());
