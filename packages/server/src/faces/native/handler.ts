import type { Static, TSchema } from 'typebox';
import type {
  CallOptions,
  CommandInput,
  CommandName,
  CommandOutput,
  QueryInput,
  QueryName,
  QueryOutput,
  Store,
} from '@assay/core';
import type { NativeOperationName, NativeOperations } from '@assay/wire';

type PartOf<N extends NativeOperationName, Part extends 'params' | 'query' | 'body'> =
  NativeOperations[N] extends Record<Part, infer Schema extends TSchema> ? Static<Schema> : unknown;

/** What an operation is asked: parameters of the path, query and body in one, and the version of an If-Match. */
export type NativeInput<N extends NativeOperationName> = PartOf<N, 'params'> &
  PartOf<N, 'query'> &
  PartOf<N, 'body'> & { readonly expectedVersion?: number };

export type NativeOutput<N extends NativeOperationName> =
  NativeOperations[N] extends Record<'response', infer Schema extends TSchema> ? Static<Schema> : void;

/** Names of the operations whose requests and answers are both JSON, and nothing else. */
export type JsonOperationName = {
  [N in NativeOperationName]: NativeOperations[N]['kind'] extends 'json'
    ? NativeOperations[N] extends { alsoTakes: unknown } | { alsoAnswers: unknown }
      ? never
      : N
    : never;
}[NativeOperationName];

export interface NativeCall {
  readonly store: Store;
  readonly options: CallOptions;
  readonly mayWrite: boolean;
}

/** Decodes, runs one use case, encodes; holds no rule of the domain. */
export type NativeHandler<N extends JsonOperationName> = (
  input: NativeInput<N>,
  call: NativeCall,
) => Promise<NativeOutput<N>>;

/** A handler for every JSON operation of the table; a missing one does not compile. */
export type NativeHandlers = { readonly [N in JsonOperationName]: NativeHandler<N> };

/** An operation that is one command of the core. */
export const runCommand =
  <N extends JsonOperationName, C extends CommandName>(
    command: C,
    decode: (input: NativeInput<N>) => CommandInput<C>,
    encode: (answer: CommandOutput<C>) => NativeOutput<N>,
  ): NativeHandler<N> =>
  async (input, { store, options }) =>
    encode(await store.execute(command, decode(input), options));

/** An operation that is one query of the core. */
export const runQuery =
  <N extends JsonOperationName, Q extends QueryName>(
    query: Q,
    decode: (input: NativeInput<N>) => QueryInput<Q>,
    encode: (answer: QueryOutput<Q>) => NativeOutput<N>,
  ): NativeHandler<N> =>
  async (input, { store, options }) =>
    encode(await store.query(query, decode(input), options));

/** For inputs and answers whose two forms are the same. */
export const same = <T>(value: T): T => value;
