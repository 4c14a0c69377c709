import type { ProjectId } from '@assay/base';
import type { PointBatch } from '@assay/series';
import type { HotSummaries } from './hot-summaries.ts';

const unknown = 0xffffffff;
const covered = 0xfffffffe;

/**
 * Folds the points of row `seq` of the metric log into the summaries of the run's series; with `again`, a row that some of them may
 * cover already, only into the others. Answers how many series the run has then. O(points + names).
 */
export function foldBatch(
  summaries: HotSummaries,
  projectId: ProjectId,
  run: number,
  seq: number,
  { names, nameIndex, steps, timesMs, values }: PointBatch,
  again = false,
): number {
  const { columns } = summaries;
  const hot = summaries.open(projectId, run);
  const known = summaries.knownSlots(hot, names);
  const slots = new Uint32Array(names.length).fill(unknown);
  const sole = names.length === 1;
  let settled = 0;
  for (let i = 0; i < values.length; i++) {
    const place = sole ? 0 : (nameIndex[i] ?? 0);
    let slot = slots[place] ?? unknown;
    if (slot === unknown) {
      const name = names[place] ?? '';
      slot = summaries.change(hot, name, known?.[place] ?? summaries.latestSlot(hot, name, place));
      if (again && columns.logSeq(slot) >= seq) slot = covered;
      else {
        columns.setLogSeq(slot, seq);
        settled++;
      }
      slots[place] = slot;
    }
    if (slot !== covered) columns.fold(slot, steps[i] ?? Number.NaN, timesMs[i] ?? 0, values[i] ?? Number.NaN);
  }
  if (known === undefined && settled === names.length) summaries.setLatest(hot, names, slots);
  return hot.seriesCount;
}
