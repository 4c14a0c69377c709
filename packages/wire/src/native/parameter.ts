import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { EpochMsSchema, JsonValueSchema, object, oneOf } from './scalar.ts';

export const parameterKinds = ['number', 'string', 'boolean', 'json'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/**
 * A number, text, boolean or any other JSON value. Stored as text exactly as given, with its kind; a number
 * that a double cannot hold exactly (a long integer) comes back as its text.
 */
export const ParameterValueSchema = JsonValueSchema;
export const ParametersSchema = Type.Record(Type.String(), ParameterValueSchema);
export type Parameters = Record<string, unknown>;

export const LogParametersSchema = object({ parameters: ParametersSchema });
export type LogParameters = Static<typeof LogParametersSchema>;

export const ParameterRecordSchema = object({
  key: Type.String(),
  text: Type.String(),
  kind: oneOf(parameterKinds),
  loggedMs: EpochMsSchema,
});
export type ParameterRecord = Static<typeof ParameterRecordSchema>;
export const ParameterListSchema = object({ parameters: Type.Array(ParameterRecordSchema) });
export type ParameterList = Static<typeof ParameterListSchema>;
