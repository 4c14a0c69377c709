import { invalidInput } from '@assay/base';
import type { BatchSource } from '../ports/appended-batch.ts';

/** Under which name a replay of a batch is known, or undefined for a batch without one. */
export function batchSource(input: {
  readonly clientId?: string;
  readonly sequence?: number;
}): BatchSource | undefined {
  const { clientId, sequence } = input;
  if (clientId === undefined && sequence === undefined) return undefined;
  if (clientId === undefined || sequence === undefined)
    throw invalidInput(
      clientId === undefined ? 'clientId' : 'sequence',
      'give clientId and sequence together, or none.',
    );
  return { clientId, sequence };
}
