import type { CompactionOptions } from './compaction-options.ts';

/**
 * Figures of `CompactionOptions` as JSON in `ASSAY_COMPACTION`. For tests that strike a server down in the midst of the compactor's work:
 * they need it to work all the time on little data. Nothing that is durable depends on it.
 */
export function eagerCompaction(environment: Readonly<Record<string, string | undefined>>): Partial<CompactionOptions> {
  const text = environment['ASSAY_COMPACTION'];
  return text === undefined ? {} : (JSON.parse(text) as Partial<CompactionOptions>);
}
