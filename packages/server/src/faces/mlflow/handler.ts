import type { BlobStore, CallOptions, Store } from '@assay/core';
import type { MlflowMessages, MlflowOperation } from '@assay/wire/mlflow';
import type { WrittenJson } from './written-json.ts';

export interface MlflowFaceParts {
  readonly store: Store;
  readonly blobs: BlobStore;
}

export interface MlflowCall extends MlflowFaceParts {
  /** For commands and queries; names the caller, and ends a query that nobody waits for any more. */
  readonly options: CallOptions;
  /** Of the body: equal for a repetition, and for nothing else. */
  readonly fingerprint: () => string;
}

/** Those whose path is a file's have routes of their own (`artifacts/`). */
export type MlflowPathOperation = Exclude<Extract<MlflowOperation, `artifacts.${string}`>, 'artifacts.listArtifacts'>;

export type MlflowJsonOperation = Exclude<MlflowOperation, MlflowPathOperation>;

/** Decodes an input that was read by the model's types, runs use cases, encodes; holds no rule of the domain. */
export type MlflowHandler<N extends MlflowJsonOperation> = (
  input: MlflowMessages[N]['input'],
  call: MlflowCall,
) => Promise<MlflowMessages[N]['output'] | WrittenJson>;

export type MlflowHandlers = { readonly [N in MlflowJsonOperation]: MlflowHandler<N> };

/** Some of the handlers, with the types of their operations. */
export const handlersOf = <N extends MlflowJsonOperation>(handlers: Pick<MlflowHandlers, N>): Pick<MlflowHandlers, N> =>
  handlers;
