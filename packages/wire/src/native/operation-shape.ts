import type { Static, TSchema } from 'typebox';
import type { NativeOperationName, NativeOperations } from './operations.ts';

type Shape<N extends NativeOperationName, Part extends string> =
  NativeOperations[N] extends Record<Part, infer S extends TSchema> ? Static<S> : undefined;

/** Parameters in the path of an operation; undefined where it has none. */
export type ParamsOf<N extends NativeOperationName> = Shape<N, 'params'>;
/** Query of an operation; undefined where it has none. */
export type QueryOf<N extends NativeOperationName> = Shape<N, 'query'>;
/** JSON body of a request; undefined where there is none. */
export type BodyOf<N extends NativeOperationName> = Shape<N, 'body'>;
/** JSON body of an answer; undefined where it is 204 without one. */
export type ResponseOf<N extends NativeOperationName> = Shape<N, 'response'>;
