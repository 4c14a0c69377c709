import { logPoints } from '@assay/sdk/browser';
import type { AssayClient } from '@assay/sdk';
import { faultOfKey } from './server-limits.ts';
import { ImportAccount } from './import-account.ts';
import type { ImportTarget } from './import-target.ts';
import type { SeriesChunk, SourceRun } from './import-source.ts';
import { PointPacker } from './point-packer.ts';
import type { PackedPoints } from './point-packer.ts';

/** Above this many points of one series on the server they are not compared one by one, but counted. */
const mostCompared = 2_000_000;

/** How many points of each series the server has. */
export type PointCounts = ReadonlyMap<string, number>;

/**
 * Sends those points of a run that the server does not have. Batches of one run go one after the other, while the next is being
 * read, so that an import that was cut off leaves beginnings of series.
 */
export async function importPoints(
  run: SourceRun,
  known: PointCounts,
  target: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  const filters = known.size === 0 ? noFilters : await filtersOf(run, known, target, account);
  if (filters === undefined) return;
  // What is damaged or left out was noted when it was read for the first time.
  const reading = known.size === 0 ? account : new ImportAccount();
  const packer = new PointPacker();
  const places = new Map<string, number>();
  let sending: Promise<void> = Promise.resolve();
  const send = async (packed: PackedPoints): Promise<void> => {
    await sending;
    sending = sendBatch(run.id, packed, target, account);
    // Awaited with the next batch; until then nobody listens.
    sending.catch(() => undefined);
  };
  for await (const chunk of run.points(reading)) {
    const place = places.get(chunk.name) ?? 0;
    places.set(chunk.name, place + chunk.values.length);
    const fault = faultOfKey(chunk.name, target.limits['metricNameLength']);
    if (fault !== undefined) {
      const what = `${chunk.name.slice(0, 80)} of run ${run.shown}`;
      account.leaveOut('refused', `points of a metric that Assay cannot hold: ${fault}`, what, chunk.values.length);
      continue;
    }
    const takes = filters.get(chunk.name) ?? takeAll;
    for (const packed of packer.add(chunk, place, (i) => takes(chunk, i, place))) await send(packed);
  }
  for (const packed of packer.flush()) await send(packed);
  await sending;
}

async function sendBatch(
  runId: string,
  { name, points }: PackedPoints,
  { url, key, signal, retry }: ImportTarget,
  account: ImportAccount,
): Promise<void> {
  await logPoints(points, { url, key, runId, name, signal, retry });
  account.brought.points += points.values.length;
  account.advance(0, points.values.length);
}

type PointFilter = (chunk: SeriesChunk, i: number, place: number) => boolean;
const takeAll: PointFilter = () => true;
const takeNone: PointFilter = () => false;

const noFilters: ReadonlyMap<string, PointFilter> = new Map();

/** Which points of series that the server knows already are to be sent: those that it lacks. Undefined: none at all. */
async function filtersOf(
  run: SourceRun,
  known: PointCounts,
  { client }: ImportTarget,
  account: ImportAccount,
): Promise<ReadonlyMap<string, PointFilter> | undefined> {
  const counts = new Map<string, number>();
  for await (const { name, values } of run.points(account)) counts.set(name, (counts.get(name) ?? 0) + values.length);
  const filters = new Map<string, PointFilter>();
  let lacking = false;
  for (const [name, count] of counts) {
    const have = known.get(name) ?? 0;
    account.present.points += Math.min(have, count);
    lacking ||= have < count;
    if (have === 0) continue;
    if (have >= count) filters.set(name, takeNone);
    else if (have > mostCompared) filters.set(name, (_, i, place) => place + i >= have);
    else filters.set(name, await lackingOf(client, run.id, name));
  }
  return lacking ? filters : undefined;
}

/** Takes a point unless the server has one more that is equal in step, time and value. */
async function lackingOf(client: AssayClient, runId: string, name: string): Promise<PointFilter> {
  const there = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const query = { name, limit: 100_000, ...(cursor !== undefined && { cursor }) };
    const page = await client.readPoints({ params: { runId }, query });
    for (let i = 0; i < page.values.length; i++) {
      const point = `${page.steps[i]} ${page.timesMs[i]} ${Number(page.values[i])}`;
      there.set(point, (there.get(point) ?? 0) + 1);
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ({ steps, timesMs, values }, i) => {
    const step = steps[i] ?? Number.NaN;
    const point = `${Number.isNaN(step) ? null : step} ${timesMs[i]} ${values[i]}`;
    const left = there.get(point) ?? 0;
    if (left > 0) there.set(point, left - 1);
    return left === 0;
  };
}
