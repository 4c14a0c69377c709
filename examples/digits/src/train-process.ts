/**
 * A process that trains one network, as a person's own training script would be one: it is told what to train over its
 * channel, says how far it is, and ends. Without its parent it ends too.
 */
import { once } from 'node:events';
import { loadDigits } from './digits.ts';
import { trackRun } from './track-run.ts';
import type { TrainingOrder } from './training-pool.ts';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

const [order] = (await once(process, 'message')) as [TrainingOrder];
// It may have gone before anybody listened.
if (!process.connected) process.exit();
let toldMs = 0;
await trackRun(order.planned, await loadDigits(), {
  group: order.group,
  epochPaceMs: order.epochPaceMs,
  onProgress(progress) {
    if (performance.now() - toldMs < 50) return;
    toldMs = performance.now();
    process.send?.(progress);
  },
});
process.removeAllListeners('disconnect');
process.disconnect?.();
