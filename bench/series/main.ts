/**
 * `npm run bench -- series [--quick] [--profile] [--only codec,curves]`: what sealed points take on disk, and how fast curves come
 * out of them: 100 curves of a million points each (--quick: 100,000), logged over HTTP, compacted, then asked for in 1,000 buckets.
 */
import { BenchArea } from '../support/bench-area.ts';
import { compactFolder } from '../support/compact-folder.ts';
import { dropPageCache } from '../support/page-cache.ts';
import { short } from '../support/report.ts';
import { ServerProcess } from '../support/server-process.ts';
import { storedBytes } from '../support/stored-bytes.ts';
import { latencyOf } from '../support/spread.ts';
import { curveNames, fillCurves, runCount } from './fill-curves.ts';
import type { KnownCurve } from './fill-curves.ts';
import { measureCodec } from './measure-codec.ts';
import { CurveReader, frameMediaType, measureWarm } from './measure-curves.ts';

const area = new BenchArea('series', process.argv.slice(2));
const plan = area.quick
  ? { codecPoints: 262_144, codecTimes: 2, points: 100_000, times: 10, cold: 3 }
  : { codecPoints: 1_048_576, codecTimes: 3, points: 1_000_000, times: 30, cold: 5 };
const curveCount = runCount * curveNames.length;
const total = plan.points * curveCount;

await area.part('codec', async () => area.report(...measureCodec(plan.codecPoints, plan.codecTimes)));

await area.part('curves', async () => {
  const data = area.dataFolder('curves');
  let known: readonly KnownCurve[] = [];
  await area.withServer('curves', async (server) => {
    const startedAt = area.seconds;
    known = await fillCurves(server.port, plan.points);
    const seconds = area.seconds - startedAt;
    area.say(`logged ${short(total / 1e6)} million points over HTTP in ${short(seconds)} s`);
    area.report({
      name: 'server memory while logging, most',
      value: server.memoryMb().peak,
      unit: 'MB',
      spread: `${short(total / seconds)} points/s from 4 connections`,
      aim: { value: 400, better: 'less' },
    });
  });
  const before = storedBytes(data);
  const { points, seconds } = await compactFolder(data);
  const after = storedBytes(data);
  area.report({
    name: 'bytes on disk per point, compacted',
    value: after.total / total,
    unit: 'B',
    spread: [
      `segments ${short(after.segments / total)} + database ${short(after.database / total)}`,
      `before ${short(before.total / total)}; ${short(points / 1e6)} million points were sealed in these ${short(seconds)} s`,
    ].join('; '),
    aim: { value: 4.5, better: 'less' },
  });

  await area.withServer('curves', async (server) => {
    using reader = await CurveReader.open(server.port, known, plan.points);
    area.report(...(await measureWarm(reader, plan.points, plan.times)));
    let how = '';
    const drop = (): void => {
      how = dropPageCache(data);
    };
    const cold = await reader.figure(
      'the same curves, cold page cache',
      plan.cold,
      () => reader.all,
      frameMediaType,
      200,
      drop,
    );
    const one = await reader.figure(
      'one curve, cold page cache',
      plan.cold,
      (turn) => reader.one(turn),
      frameMediaType,
      undefined,
      drop,
    );
    for (const figure of [cold, one]) area.report({ ...figure, spread: `${figure.spread}; ${how}` });
    const { resident, peak } = server.memoryMb();
    const aim = { value: 400, better: 'less' as const };
    area.report({
      name: 'server memory while reading, most',
      value: peak,
      unit: 'MB',
      spread: `now ${short(resident)}`,
      aim,
    });
  });

  const firstMs: number[] = [];
  for (let turn = 0; turn < plan.cold; turn++) {
    await using server = await ServerProcess.start(data);
    using reader = await CurveReader.open(server.port, known, plan.points);
    dropPageCache(data);
    firstMs.push((await reader.ask(reader.all, frameMediaType)).ms);
  }
  const { p50, max } = latencyOf(firstMs);
  const spread = `max ${short(max)} ms of ${firstMs.length}`;
  area.report({ name: 'the same curves, server just started and cold', value: p50, unit: 'ms', spread });
});

area.finish(
  'Answers are binary frames of 1,000 buckets, read over HTTP one after the other; p50 where nothing else is said:',
);
