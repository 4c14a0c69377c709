import type { Run } from '@assay/wire';
import { artifactBytes } from './artifact-bytes.ts';
import { batchOf, codeInValue, planBatch } from './batch-plan.ts';
import type { PlannedPoint } from './batch-plan.ts';
import { checkCurve } from './check-curve.ts';
import { checkSummary } from './check-summary.ts';
import type { TrackedRun } from './ledger.ts';
import type { NativeClient } from './native-client.ts';
import { readPoints } from './read-points.ts';
import type { ReadPoints } from './read-points.ts';

/** What is wrong with what a server answers, compared with the ledger. Nothing anywhere is what we want. */
export interface Findings {
  points: number;
  lost: number;
  doubled: number;
  invented: number;
  halved: number;
  readonly problems: string[];
}

export const noFindings = (): Findings => ({ points: 0, lost: 0, doubled: 0, invented: 0, halved: 0, problems: [] });

/** Reads a run back, every point of it, and compares. */
export async function checkRun(client: NativeClient, seed: number, run: TrackedRun, findings: Findings): Promise<void> {
  const answer = await client.call('GET', `/runs/${run.id}`);
  if (answer.status === 404) {
    noteMissingRun(run, findings);
    return;
  }
  if (answer.status !== 200) throw new Error(`run ${run.name}: ${answer.status} ${answer.body}`);
  if (run.purged === 'acknowledged') findings.problems.push(`run ${run.name} was removed for good and is back`);
  if (run.purged !== undefined) return;
  const stored = JSON.parse(answer.body) as Run;
  if (run.status.outcome === 'acknowledged' && stored.status !== run.status.wanted)
    findings.problems.push(`run ${run.name} was set to ${run.status.wanted} and is ${stored.status}`);

  const seen = new Map<number, number>();
  const plans = new PlanCache(seed, run);
  let points = 0;
  for (const [name, summary] of Object.entries(stored.metrics)) {
    const read = await readPoints(client, run.id, name);
    points += read.values.length;
    matchPoints(run, name, read, plans, seen, findings);
    const where = `${name} of run ${run.name}`;
    findings.problems.push(...checkSummary(where, read, summary), ...(await checkCurve(client, run.id, name, read)));
  }
  if (stored.pointCount !== points)
    findings.problems.push(`run ${run.name} counts ${stored.pointCount} points and holds ${points}`);
  findings.points += points;
  for (const name of run.artifacts) {
    const { status, bytes } = await client.call('GET', `/runs/${run.id}/artifacts/content?name=${name}`);
    if (status !== 200) findings.problems.push(`${name} of run ${run.name} was uploaded and answers ${status}`);
    else if (!Buffer.from(artifactBytes(name)).equals(bytes))
      findings.problems.push(`${name} of run ${run.name} has other bytes than were uploaded`);
  }
  matchBatches(run, seen, findings);
}

function noteMissingRun(run: TrackedRun, findings: Findings): void {
  if (run.purged !== undefined || run.created !== 'acknowledged') return;
  findings.problems.push(`run ${run.name} was made and is not there`);
  for (const batch of run.batches.values()) if (batch.outcome === 'acknowledged') findings.lost += batch.size;
}

/** A batch is planned once for all its series. */
class PlanCache {
  readonly #seed: number;
  readonly #run: TrackedRun;
  readonly #plans = new Map<number, readonly PlannedPoint[]>();

  constructor(seed: number, run: TrackedRun) {
    this.#seed = seed;
    this.#run = run;
  }

  pointOf(code: number): PlannedPoint | undefined {
    const id = batchOf(code);
    let plan = this.#plans.get(id);
    if (plan === undefined) {
      const batch = this.#run.batches.get(id);
      plan = batch === undefined ? [] : planBatch(this.#seed, id, batch.size);
      this.#plans.set(id, plan);
    }
    return plan[code - (plan[0]?.code ?? 0)];
  }
}

function matchPoints(
  run: TrackedRun,
  name: string,
  { steps, timesMs, values }: ReadPoints,
  plans: PlanCache,
  seen: Map<number, number>,
  findings: Findings,
): void {
  const codes = new Set<number>();
  let doubled = 0;
  let invented = 0;
  for (let i = 0; i < values.length; i++) {
    const step = steps[i] ?? null;
    const value = values[i] ?? Number.NaN;
    const code = codeInValue(name) ? value : (step ?? Number.NaN);
    const sent = plans.pointOf(code);
    // JSON does not tell -0 from 0.
    const isRight =
      sent !== undefined &&
      sent.name === name &&
      sent.step === step &&
      sent.timeMs === timesMs[i] &&
      Object.is(sent.value + 0, value + 0);
    if (!isRight) invented++;
    else if (codes.has(code)) doubled++;
    else seen.set(batchOf(code), (seen.get(batchOf(code)) ?? 0) + 1);
    codes.add(code);
  }
  findings.doubled += doubled;
  findings.invented += invented;
  if (doubled > 0) findings.problems.push(`${name} of run ${run.name}: ${doubled} points are there twice`);
  if (invented > 0) findings.problems.push(`${name} of run ${run.name}: ${invented} points that nobody sent`);
}

function matchBatches(run: TrackedRun, seen: ReadonlyMap<number, number>, findings: Findings): void {
  for (const batch of run.batches.values()) {
    const found = seen.get(batch.id) ?? 0;
    const where = `batch ${batch.id} of run ${run.name} (${batch.source === undefined ? 'without' : 'with'} a number)`;
    if (batch.outcome === 'acknowledged' && found < batch.size) {
      findings.lost += batch.size - found;
      if (found > 0) findings.halved++;
      findings.problems.push(`${where}: acknowledged, ${found} of ${batch.size} points are there`);
    } else if (batch.outcome === 'refused' && found > 0) {
      findings.problems.push(`${where}: refused, and ${found} of ${batch.size} points are there`);
    } else if (found > 0 && found < batch.size) {
      findings.halved++;
      findings.problems.push(`${where}: not acknowledged, and ${found} of ${batch.size} points are there`);
    }
  }
}
