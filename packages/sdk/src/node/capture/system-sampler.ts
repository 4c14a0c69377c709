import os from 'node:os';
import { readGraphicsCardUse } from './graphics-cards.ts';

export type Sample = Readonly<Record<string, number>>;

const megabyte = 2 ** 20;

interface Usage {
  readonly atMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
  readonly processMs: number;
}

/**
 * Takes samples of what the machine and this process use. Percentages are means since the sample before; that of the
 * process is of one core, so it goes beyond 100 with several at work.
 */
export class SystemSampler {
  #before = usage();
  #graphics = true;

  async sample(): Promise<Sample> {
    const now = usage();
    const before = this.#before;
    this.#before = now;
    const total = now.totalMs - before.totalMs;
    const elapsed = now.atMs - before.atMs;
    const sample: Record<string, number> = {
      'system/memory_mb': (os.totalmem() - os.freemem()) / megabyte,
      'system/process_memory_mb': process.memoryUsage.rss() / megabyte,
    };
    if (total > 0) sample['system/cpu_percent'] = 100 * (1 - (now.idleMs - before.idleMs) / total);
    if (elapsed > 0) sample['system/process_cpu_percent'] = (100 * (now.processMs - before.processMs)) / elapsed;
    return { ...sample, ...(await this.#sampleGraphics()) };
  }

  /** Milliseconds since the sample before. */
  get sinceMs(): number {
    return performance.now() - this.#before.atMs;
  }

  async #sampleGraphics(): Promise<Sample> {
    if (!this.#graphics) return {};
    const cards = await readGraphicsCardUse();
    // Where it does not answer once it is not asked again: starting a program every few seconds is not free.
    if (cards === undefined) this.#graphics = false;
    const sample: Record<string, number> = {};
    for (const card of cards ?? []) {
      const name = `system/gpu_${card.index}`;
      if (card.percent !== null) sample[`${name}_percent`] = card.percent;
      if (card.memoryMb !== null) sample[`${name}_memory_mb`] = card.memoryMb;
      if (card.temperatureCelsius !== null) sample[`${name}_temperature_c`] = card.temperatureCelsius;
      if (card.powerWatts !== null) sample[`${name}_power_w`] = card.powerWatts;
    }
    return sample;
  }
}

function usage(): Usage {
  let idleMs = 0;
  let totalMs = 0;
  for (const { times } of os.cpus()) {
    idleMs += times.idle;
    totalMs += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  const { user, system } = process.cpuUsage();
  return { atMs: performance.now(), idleMs, totalMs, processMs: (user + system) / 1000 };
}
