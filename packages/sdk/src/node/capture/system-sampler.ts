import os from 'node:os';
import { readGraphicsCardUse } from './graphics-cards.ts';
import { readProcessTreeUse } from './process-tree.ts';
import type { ProcessUse } from './process-tree.ts';

export type Sample = Readonly<Record<string, number>>;

const megabyte = 2 ** 20;

interface MachineUse {
  readonly atMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

/**
 * Takes samples of what the machine and a process use. Percentages are means since the sample before; that of the
 * process is of one core, so it goes beyond 100 with several at work.
 */
export class SystemSampler {
  readonly #processId: number | (() => number | undefined) | undefined;
  #before = machineUse();
  #processBefore: ProcessUse | undefined;
  #graphics = true;

  /** Of this process, unless another one is named: then of that one and its descendants. */
  constructor(processId?: number | (() => number | undefined)) {
    this.#processId = processId;
    if (processId === undefined) this.#processBefore = ownUse();
  }

  async sample(): Promise<Sample> {
    const now = machineUse();
    const before = this.#before;
    this.#before = now;
    const total = now.totalMs - before.totalMs;
    const sample: Record<string, number> = { 'system/memory_mb': (os.totalmem() - os.freemem()) / megabyte };
    if (total > 0) sample['system/cpu_percent'] = 100 * (1 - (now.idleMs - before.idleMs) / total);
    return { ...sample, ...(await this.#sampleProcess()), ...(await this.#sampleGraphics()) };
  }

  async #sampleProcess(): Promise<Sample> {
    const id = typeof this.#processId === 'function' ? this.#processId() : this.#processId;
    if (id === undefined && this.#processId !== undefined) return {};
    const now = id === undefined ? ownUse() : await readProcessTreeUse(id);
    const before = this.#processBefore;
    this.#processBefore = now;
    if (now === undefined) return {};
    const sample: Record<string, number> = { 'system/process_memory_mb': now.memoryBytes / megabyte };
    const elapsed = before === undefined ? 0 : now.atMs - before.atMs;
    if (before !== undefined && elapsed > 0) {
      // Of descendants that ended unwaited-for the time is gone from the sum.
      sample['system/process_cpu_percent'] = Math.max(0, (100 * (now.processorMs - before.processorMs)) / elapsed);
    }
    return sample;
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

function machineUse(): MachineUse {
  let idleMs = 0;
  let totalMs = 0;
  for (const { times } of os.cpus()) {
    idleMs += times.idle;
    totalMs += times.user + times.nice + times.sys + times.idle + times.irq;
  }
  return { atMs: performance.now(), idleMs, totalMs };
}

function ownUse(): ProcessUse {
  const { user, system } = process.cpuUsage();
  return { atMs: performance.now(), processorMs: (user + system) / 1000, memoryBytes: process.memoryUsage.rss() };
}
