import type { Query } from './query.ts';

/** Every query by its name: what a store adapter runs inside its readers. Inputs and outputs must survive a structured clone. */
export const queries = {} as const;

export type Queries = typeof queries;
export type QueryName = keyof Queries & string;
export type QueryInput<Q extends QueryName> = Queries[Q] extends Query<infer Input, unknown> ? Input : never;
export type QueryOutput<Q extends QueryName> = Queries[Q] extends Query<never, infer Output> ? Output : never;
