import { crashPoints } from '@assay/storage';
import type { CampaignReport } from './campaign.ts';

const whole = new Intl.NumberFormat('en');

/** What a campaign did and found, for people. */
export function linesOf(seed: number, { rounds, findings, hits, ...counts }: CampaignReport): readonly string[] {
  const { lost, doubled, invented, halved } = findings;
  return [
    `seed ${seed}: ${rounds} rounds, ${whole.format(counts.acknowledgedPoints)} points acknowledged in ` +
      `${whole.format(counts.acknowledgedBatches)} batches, ${whole.format(counts.replays)} replays answered, ${whole.format(counts.artifacts)} files`,
    `lost ${lost}, doubled ${doubled}, never sent ${invented}, halved batches ${halved}, other problems ${findings.problems.length}`,
    `died at: ${crashPoints.map((point) => `${point} ${hits.get(point) ?? 0}`).join(', ')}`,
  ];
}
