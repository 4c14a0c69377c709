import type { SinkLosses } from '../core/point-sink.ts';
import type { RunSink } from './run-sink.ts';

const nothing = (): void => undefined;
const none: SinkLosses = { droppedPoints: 0, droppedLines: 0, droppedParameters: 0, refused: 0, waiting: 0 };

/** The sink of a session that is switched off: takes everything and keeps nothing. */
export const disabledSink: RunSink = {
  created: Promise.resolve(undefined),
  losses: none,
  leftIn: undefined,
  logPoint: nothing,
  logPoints: nothing,
  logParameters: nothing,
  changeTags: nothing,
  logLine: nothing,
  update: nothing,
  await: nothing,
  endAtOnce: nothing,
  close: nothing,
  flush: () => Promise.resolve(true),
  end: () => Promise.resolve(true),
  keepArtifact: () => nothing,
};
