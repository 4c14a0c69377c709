import os from 'node:os';
import { readGraphicsCards } from './graphics-cards.ts';
import type { GraphicsCard } from './graphics-cards.ts';

export interface Hardware {
  readonly host: string;
  readonly os: string;
  readonly architecture: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly gpus: readonly GraphicsCard[];
}

export const readHardware = async (): Promise<Hardware> => ({
  host: os.hostname(),
  os: `${os.type()} ${os.release()}`,
  architecture: os.arch(),
  cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
  cores: os.availableParallelism(),
  memoryMb: Math.round(os.totalmem() / 2 ** 20),
  gpus: await readGraphicsCards(),
});
