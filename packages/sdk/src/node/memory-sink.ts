import type { UpdateRun } from '@assay/wire';
import { Outbox } from '../core/outbox.ts';
import type { RunSink } from './run-sink.ts';

/** The sink for a place without any folder to write to: what is logged waits in memory, and is lost with the process. */
export class MemorySink extends Outbox implements RunSink {
  readonly leftIn = undefined;

  await(): void {
    // The outbox asks whoever starts the run.
  }

  endAtOnce(change: UpdateRun): void {
    this.update(change);
  }

  keepArtifact(): () => void {
    return () => undefined;
  }

  close(): void {
    this.abandon();
  }
}
