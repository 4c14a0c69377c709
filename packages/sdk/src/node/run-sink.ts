import type { AssayError } from '@assay/base';
import type { UpdateRun } from '@assay/wire';
import type { PointSink } from '../core/point-sink.ts';
import type { SpooledArtifact } from './spool/spooled-artifact.ts';

/** Where a run that this process writes to sends its records. */
export interface RunSink extends PointSink {
  /** Settles when the server has the run: undefined, or with what it said when it refused to make it. */
  readonly created: Promise<AssayError | undefined>;
  /** While whoever starts the run still waits for the server, a name that is taken is theirs to deal with. */
  await(awaited: boolean): void;
  /** Sends what waits and then the run's last change; false when the signal ended that first. */
  end(change: UpdateRun, signal: AbortSignal): Promise<boolean>;
  /** Takes the last change in the last moment of the process. */
  endAtOnce(change: UpdateRun): void;
  /** Notes an artifact that is not stored yet; what it answers is called once it is. */
  keepArtifact(artifact: SpooledArtifact): () => void;
  /** Nothing more is logged. What was not sent is kept where `leftIn` says, or lost. */
  close(): void;
  /** The folder that keeps what was not sent; undefined: it is lost with the process. */
  readonly leftIn: string | undefined;
}
