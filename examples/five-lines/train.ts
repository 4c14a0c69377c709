import { Run } from '@assay/sdk';
await using run = await Run.start({ experiment: 'five-lines' });
for (let step = 0, weight = 5; step < 50; step++, weight *= 0.8) {
  run.logMetric('loss', weight ** 2, { step });
}
