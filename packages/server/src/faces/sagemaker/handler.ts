import type { BlobStore, CallOptions, Store } from '@assay/core';
import type { SagemakerMessages, SagemakerOperation } from '@assay/wire/sagemaker';

export interface SagemakerCall {
  readonly store: Store;
  readonly blobs: BlobStore;
  /**
   * For commands and queries; names the caller and, so that a client's own repetition of a request is known, the request. An
   * operation that changes something is one command: a second one under the same options would be answered as a repetition of the first.
   */
  readonly options: CallOptions;
  /** Of the signature; ARNs are printed with it. */
  readonly region: string;
}

/** Decodes an input that was checked against the model, runs use cases, encodes; holds no rule of the domain. */
export type SagemakerHandler<N extends SagemakerOperation> = (
  input: SagemakerMessages[N]['input'],
  call: SagemakerCall,
) => Promise<SagemakerMessages[N]['output']>;

export type SagemakerHandlers = { readonly [N in SagemakerOperation]: SagemakerHandler<N> };

/** Some of the handlers, with the types of their operations. */
export const handlersOf = <N extends SagemakerOperation>(
  handlers: Pick<SagemakerHandlers, N>,
): Pick<SagemakerHandlers, N> => handlers;
