import type { CrashPoint } from '@assay/storage';
import { CrashRig, sumOf } from './crash-rig.ts';
import type { Blow, RigOptions } from './crash-rig.ts';
import type { Findings } from './load/check-run.ts';
import type { Random } from './load/random.ts';

export interface CampaignReport {
  readonly rounds: number;
  readonly acknowledgedPoints: number;
  readonly acknowledgedBatches: number;
  readonly replays: number;
  /** Files uploaded. */
  readonly artifacts: number;
  /** How often the server died at each named place. */
  readonly hits: ReadonlyMap<string, number>;
  /** Of every look at the data together. */
  readonly findings: Findings;
}

export interface Campaign extends RigOptions {
  readonly blows: readonly Blow[];
  /** Places to try again, nearer, when a round did not pass them. */
  readonly isEachToBeHit?: boolean;
  readonly onRound?: (blow: Blow, hit: boolean, findings: Findings) => void;
  /** Ends the campaign early once something was found, as the controls want it. */
  readonly untilLoss?: boolean;
}

/** One data folder under load through many blows. */
export async function runCampaign(campaign: Campaign): Promise<CampaignReport> {
  const rig = new CrashRig(campaign);
  const hits = new Map<string, number>();
  const looks: Findings[] = [];
  const strike = async (blow: Blow): Promise<boolean> => {
    const { hit, findings } = await rig.round(blow);
    looks.push(findings);
    if (hit) hits.set(blow.at, (hits.get(blow.at) ?? 0) + 1);
    campaign.onRound?.(blow, hit, findings);
    return hit;
  };
  for (const blow of campaign.blows) {
    const hit = await strike(blow);
    if (campaign.untilLoss === true && (looks.at(-1)?.lost ?? 0) > 0) break;
    if (!hit && 'passing' in blow && campaign.isEachToBeHit === true) await strike({ at: blow.at, passing: 1 });
  }
  const rounds = looks.length;
  if (campaign.untilLoss !== true) looks.push(await rig.finish());
  const { acknowledgedPoints, acknowledgedBatches, replays, artifacts } = rig.load.ledger.counts;
  return { rounds, acknowledgedPoints, acknowledgedBatches, replays, artifacts, hits, findings: sumOf(looks) };
}

/** Blows at any moment and at named places, mixed. Places of the writer are passed many times a second, others rarely. */
export function planBlows(random: Random, places: readonly CrashPoint[], anyMoment: number): readonly Blow[] {
  const named = places.map((at): Blow => ({
    at,
    passing: random.between(1, at.startsWith('writer.before') || at.startsWith('writer.after') ? 60 : 3),
  }));
  const blows: Blow[] = [...named, ...Array.from({ length: anyMoment }, (): Blow => ({ at: 'any moment' }))];
  return blows
    .map((blow) => ({ blow, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ blow }) => blow);
}
