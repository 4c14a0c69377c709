import { setTimeout as delay } from 'node:timers/promises';
import { ServerProcess } from '../support/server-process.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import { spreadOf } from '../support/spread.ts';

/** Starts the server on a folder without data, several times, and looks at its memory when it has nothing to do. */
export async function measureStart(dataFolder: string, repetitions: number): Promise<Figure[]> {
  const readyMs: number[] = [];
  const residentMb: number[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    await using server = await ServerProcess.start(dataFolder);
    // The first start makes the data folder and warms the file cache.
    if (repetition === 0) continue;
    readyMs.push(server.readyMs);
    await delay(1000);
    residentMb.push(server.memoryMb().resident);
  }
  const ready = spreadOf(readyMs);
  const resident = spreadOf(residentMb);
  return [
    {
      name: 'server ready after process start',
      value: ready.median,
      unit: 'ms',
      spread: `${short(ready.min)} – ${short(ready.max)}`,
      aim: { value: 500, better: 'less' },
    },
    {
      name: 'resident memory, idle',
      value: resident.median,
      unit: 'MB',
      spread: `${short(resident.min)} – ${short(resident.max)}`,
      aim: { value: 150, better: 'less' },
    },
  ];
}
