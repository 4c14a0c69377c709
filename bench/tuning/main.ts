/**
 * `npm run bench -- tuning [--quick] [--only quality,latency,server,asha] [--tasks …] [--half development|judgement] [--samplers …] [--seeds n] [--stored]`:
 * Assay's samplers beside Optuna's on the same tasks; docs/guide/tuning-comparison.md has the protocol.
 */
import path from 'node:path';
import { argumentAfter } from '../../tools/process/argument-after.ts';
import { BenchArea, benchCache } from '../support/bench-area.ts';
import { measureAsha } from './asha/measure-asha.ts';
import { measureLatency } from './latency/measure-latency.ts';
import { measureQuality, tasksNamed } from './quality/measure-quality.ts';
import { qualityFile } from './quality/result-rows.ts';
import { measurePairs } from './server/measure-pairs.ts';
import { halfOf } from './tasks/all-tasks.ts';

const args = process.argv.slice(2);
const area = new BenchArea('tuning', args);
const half = argumentAfter(args, '--half');

await area.part('quality', () =>
  measureQuality(area, {
    tasks: tasksNamed(argumentAfter(args, '--tasks'), (name) => half === undefined || halfOf(name) === half),
    samplers: (argumentAfter(args, '--samplers') ?? 'auto,optuna-tpe').split(','),
    seeds: Number(argumentAfter(args, '--seeds') ?? (area.quick ? 2 : 30)),
    trials: area.quick ? 100 : 200,
    pending: (argumentAfter(args, '--pending') ?? '1,8').split(',').map(Number),
    storedOnly: args.includes('--stored'),
    file: argumentAfter(args, '--file') ?? (area.quick ? path.join(benchCache, 'tuning-quick.jsonl') : qualityFile),
  }),
);

await area.part('latency', () => measureLatency(area, area.quick ? 30 : 200, area.quick ? 5 : 10));

await area.part('server', () =>
  area.withServer('studies', async ({ port }) => {
    const timing = area.quick
      ? { warmUpMs: 500, slices: 3, sliceMs: 1000 }
      : { warmUpMs: 1000, slices: 5, sliceMs: 2000 };
    area.report(await measurePairs(port, 'random', 0, timing, 200));
    area.report(await measurePairs(port, 'tpe', 1000, timing));
  }),
);

await area.part('asha', () =>
  measureAsha(area, Number(argumentAfter(args, '--seeds') ?? (area.quick ? 1 : 30)), args.includes('--stored')),
);

area.finish('Area 1: the optimum at once; 0: never better than all of random search.');
