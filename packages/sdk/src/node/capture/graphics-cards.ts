import { runCommand } from './run-command.ts';

export interface GraphicsCard {
  readonly name: string;
  readonly memoryMb: number | null;
  readonly driver: string;
}

export interface GraphicsCardUse {
  readonly index: number;
  readonly percent: number | null;
  readonly memoryMb: number | null;
  readonly temperatureCelsius: number | null;
  readonly powerWatts: number | null;
}

async function query(fields: readonly string[]): Promise<readonly (readonly string[])[] | undefined> {
  const answer = await runCommand('nvidia-smi', [`--query-gpu=${fields.join(',')}`, '--format=csv,noheader,nounits']);
  return answer?.text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(',').map((cell) => cell.trim()));
}

/** A number, or null for what a card does not report (`[N/A]`). */
const numberOf = (text: string | undefined): number | null =>
  text !== undefined && text !== '' && Number.isFinite(Number(text)) ? Number(text) : null;

/** NVIDIA's cards; none where nvidia-smi does not answer. */
export async function readGraphicsCards(): Promise<readonly GraphicsCard[]> {
  const rows = await query(['name', 'memory.total', 'driver_version']);
  return (rows ?? []).map(([name = '', memory, driver = '']) => ({ name, memoryMb: numberOf(memory), driver }));
}

/** Undefined where nvidia-smi does not answer. */
export async function readGraphicsCardUse(): Promise<readonly GraphicsCardUse[] | undefined> {
  const rows = await query(['index', 'utilization.gpu', 'memory.used', 'temperature.gpu', 'power.draw']);
  return rows?.map(([index, percent, memory, temperature, power]) => ({
    index: numberOf(index) ?? 0,
    percent: numberOf(percent),
    memoryMb: numberOf(memory),
    temperatureCelsius: numberOf(temperature),
    powerWatts: numberOf(power),
  }));
}
