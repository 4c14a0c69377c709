import type { OpenRun } from '../open-run.ts';
import { scopedRun } from '../run-context.ts';

type StreamName = 'stdout' | 'stderr';

const listeners = new Set<OpenRun>();
const partial = { stdout: '', stderr: '' };
let restore: (() => void) | undefined;

/**
 * Copies what the process prints into the log of `run`, line by line, until the answered function is called. With
 * several runs that want it, a line goes to the run of the scope in which it is printed; outside of any scope, to none.
 */
export function captureConsole(run: OpenRun): () => void {
  listeners.add(run);
  restore ??= tapBoth();
  return () => {
    for (const stream of ['stdout', 'stderr'] as const) {
      if (partial[stream] !== '' && receiver() === run) takeLine(stream, partial[stream]);
      if (listeners.size === 1) partial[stream] = '';
    }
    listeners.delete(run);
    if (listeners.size > 0) return;
    restore?.();
    restore = undefined;
  };
}

function tapBoth(): () => void {
  const undo = [tap('stdout'), tap('stderr')];
  return () => undo.forEach((each) => each());
}

function tap(name: StreamName): () => void {
  const stream = process[name];
  const original = stream.write.bind(stream);
  const tapped: typeof stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    take(name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    return Reflect.apply(original, undefined, [chunk, ...rest]) as boolean;
  };
  stream.write = tapped;
  return () => {
    // Somebody else may have put themselves in front meanwhile; then it stays, and takes to nobody.
    if (stream.write === tapped) stream.write = original;
  };
}

function take(stream: StreamName, text: string): void {
  const lines = (partial[stream] + text).split(/\r?\n/);
  partial[stream] = (lines.pop() ?? '').slice(-65_536);
  for (const line of lines) takeLine(stream, line);
}

/** A progress bar draws its line over and over: what stands in the end is kept. */
function takeLine(stream: StreamName, line: string): void {
  const text = line.slice(line.lastIndexOf('\r') + 1).slice(0, 65_536);
  receiver()?.sink.logLine({ timeMs: Date.now(), stream, text });
}

function receiver(): OpenRun | undefined {
  const scoped = scopedRun();
  if (scoped !== undefined && listeners.has(scoped)) return scoped;
  const [first] = listeners;
  return listeners.size === 1 ? first : undefined;
}
