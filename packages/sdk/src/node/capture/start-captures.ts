import { logArtifactValue } from '../artifact-calls.ts';
import type { OpenRun } from '../open-run.ts';
import type { CaptureOptions, SystemMetricsOptions } from './capture-options.ts';
import { captureConsole } from './console-lines.ts';
import { readEnvironment } from './environment.ts';
import { SystemSampler } from './system-sampler.ts';

/** Begins to record what the options ask for; the run stops it when it ends. A capture that fails is left out. */
export function startCaptures(run: OpenRun, options: CaptureOptions | 'none'): void {
  if (options === 'none') return;
  run.accompany({ stop: () => undefined, settled: captureEnvironment(run, options) });
  const { systemMetrics = true } = options;
  if (systemMetrics !== false) sampleSystem(run, systemMetrics === true ? {} : systemMetrics);
  if (options.console === true) run.accompany({ stop: captureConsole(run), settled: Promise.resolve() });
}

async function captureEnvironment(run: OpenRun, options: CaptureOptions): Promise<void> {
  const { facts, patch } = await readEnvironment(options);
  if (Object.keys(facts).length > 0) run.sink.update({ environment: facts });
  if (patch === undefined) return;
  void logArtifactValue(run, 'git/uncommitted.patch', patch.text, {
    mediaType: 'text/x-diff',
    direction: 'input',
    metadata: { cut: patch.cut },
  });
}

/** The first sample is taken after a second at the latest, the last at the run's end: short runs have some too. */
function sampleSystem(run: OpenRun, { intervalMs = 5_000, processId }: SystemMetricsOptions): void {
  const sampler = new SystemSampler(processId);
  const settled = Promise.withResolvers<void>();
  const take = async (): Promise<void> => {
    const sample = await sampler.sample().catch(() => ({}));
    const timeMs = Date.now();
    for (const [name, value] of Object.entries<number>(sample)) run.sink.logPoint(name, value, null, timeMs);
  };
  const periodMs = Math.max(100, intervalMs);
  const first = setTimeout(() => void take(), Math.min(1_000, periodMs / 2));
  const timer = setInterval(() => void take(), periodMs);
  first.unref();
  timer.unref();
  const stop = (): void => {
    clearTimeout(first);
    clearInterval(timer);
    void (sampler.sinceMs < 100 ? Promise.resolve() : take()).finally(() => settled.resolve());
  };
  run.accompany({ stop, settled: settled.promise });
}
