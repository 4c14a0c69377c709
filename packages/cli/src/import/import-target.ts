import type { AssayClient } from '@assay/sdk';
import type { RetryPolicy } from '@assay/sdk/browser';
import type { ServerLimits } from './server-limits.ts';

/** The server that is imported into, and what was asked for. */
export interface ImportTarget {
  readonly client: AssayClient;
  readonly url: string;
  readonly key: string | undefined;
  readonly limits: ServerLimits;
  readonly artifacts: boolean;
  readonly retry: RetryPolicy;
  /** Ends the import after what is under way. */
  readonly signal: AbortSignal;
}
