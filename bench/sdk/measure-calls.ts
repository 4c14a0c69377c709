import { fileURLToPath } from 'node:url';
import { runProcess } from '../../tools/process/run-process.ts';
import { short } from '../support/report.ts';
import type { Figure } from '../support/report.ts';
import type { TrainingResult, TrainingTask } from './training-loop.ts';

const script = fileURLToPath(new URL('training-loop.ts', import.meta.url));

/** Runs a training process to its end. */
export async function train(task: TrainingTask): Promise<TrainingResult> {
  const flags = ['--conditions=source', '--disable-warning=ExperimentalWarning'];
  const { code, output } = await runProcess(process.execPath, [...flags, script, JSON.stringify(task)], {
    timeoutMs: task.seconds * 1000 + 120_000,
  });
  const answer = output.split('\n').findLast((line) => line.startsWith('{'));
  if (code !== 0 || answer === undefined) throw new Error(`The training process failed:\n${output.slice(-3000)}`);
  return JSON.parse(answer) as TrainingResult;
}

/** How long a call of two metrics takes, and what the training loop pays. */
export function callFigures(name: string, result: TrainingResult, aimed: boolean): Figure[] {
  const {
    p50Ns,
    p99Ns,
    p999Ns,
    maxNs,
    timerNs,
    callsPerSecond,
    behindNsPerCall,
    standstillNs,
    droppedPoints,
    loopRatio,
  } = result;
  const us = (ns: number): number => ns / 1000;
  const lost = droppedPoints === 0 ? 'nothing dropped' : `${droppedPoints.toLocaleString('en')} points dropped`;
  return [
    {
      name: `${name}: a call, p50`,
      value: us(p50Ns),
      unit: 'µs',
      spread: `${short(callsPerSecond)} calls/s; the clock’s own ${timerNs.toFixed(0)} ns taken off; ${short(us(behindNsPerCall))} µs CPU of the SDK’s threads a call`,
      ...(aimed && { aim: { value: 1, better: 'less' as const } }),
    },
    {
      name: `${name}: a call, p99`,
      value: us(p99Ns),
      unit: 'µs',
      spread: `p99.9 ${short(us(p999Ns))} max ${short(us(maxNs))} µs (this machine stops a loop without calls for ${short(us(standstillNs))}); ${lost}`,
      ...(aimed && { aim: { value: 5, better: 'less' as const } }),
    },
    {
      name: `${name}: training loop with / without logging`,
      value: loopRatio,
      unit: '×',
      spread: `a call in every 20 µs step; start ${short(result.startMs)}, end ${short(result.finishMs)} ms; process ${short(result.residentMb)} MB`,
    },
  ];
}
