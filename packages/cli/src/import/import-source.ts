import type { LogLine, RunStatus } from '@assay/wire';
import type { ImportAccount } from './import-account.ts';

/** Points of one series in the order in which they were logged; columns of one length. A step is NaN where there was none. */
export interface SeriesChunk {
  readonly name: string;
  /** Integers within ±(2^53 - 1), or NaN. */
  readonly steps: readonly number[];
  /** Epoch milliseconds, integers from 0 on. */
  readonly timesMs: readonly number[];
  readonly values: readonly number[];
}

/** A file or small text of a run. */
export type SourceArtifact = { readonly name: string; readonly direction: 'input' | 'output' } & (
  | { readonly kind: 'value'; readonly value: string; readonly mediaType: string; readonly metadata?: unknown }
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'remote';
      readonly sizeBytes: number | undefined;
      /** Called for each attempt. */
      readonly open: () => Promise<ReadableStream<Uint8Array>>;
    }
);

/** A data set that a run used, as MLflow tells of it. */
export interface SourceDataset {
  readonly name: string;
  readonly digest: string;
  readonly sourceType: string;
  readonly source: string;
  readonly schema: string;
  readonly profile: string;
  /** Tags of the use, `mlflow.data.context` among them. */
  readonly tags: Readonly<Record<string, string>>;
}

/** What the end of a run's records says. */
export interface RunEnd {
  readonly status: RunStatus;
  readonly statusMessage?: string | undefined;
  readonly endedMs: number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** A run as the other tracker has it. What is long is read anew at each call, and in pieces. */
export interface SourceRun {
  /** As the other tracker knows it; for messages, and to find it again. */
  readonly originalId: string;
  /** What messages call it. */
  readonly shown: string;
  /** 32 hex digits, the same at every import: its own id where that has this form. */
  readonly id: string;
  readonly name: string | undefined;
  /** Markdown. */
  readonly note: string;
  readonly status: RunStatus;
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly environment?: unknown;
  /** A group of its experiment. */
  readonly groupName?: string | undefined;
  /** `id` of the run above it. */
  readonly parentId?: string | undefined;
  /** Changes whenever points, lines or files may have been added; absent where that cannot be told cheaply. */
  readonly version?: string | undefined;
  readonly points: (account: ImportAccount) => AsyncIterable<SeriesChunk>;
  /** Where that is known only once all points have been read. */
  readonly end?: (() => RunEnd) | undefined;
  readonly logLines?: ((account: ImportAccount) => AsyncIterable<readonly LogLine[]>) | undefined;
  readonly artifacts: (account: ImportAccount) => AsyncIterable<SourceArtifact>;
  readonly datasets?: ((account: ImportAccount) => AsyncIterable<SourceDataset> | Iterable<SourceDataset>) | undefined;
}

export interface SourceExperiment {
  readonly name: string;
  /** Made here even if it has no runs. */
  readonly keptEmpty: boolean;
  /** Of MLflow, whose names tell upper from lower case. `isDefault`: of runs that were logged to no experiment in particular. */
  readonly mlflow?: { readonly isDefault: boolean };
  /** Markdown. */
  readonly note: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly runs: (account: ImportAccount) => AsyncIterable<SourceRun>;
}

/** A version of a registered model. */
export interface SourceModelVersion {
  readonly number: number;
  readonly description: string;
  readonly stage: string;
  /** A URI; `runs:/…` where its files came with a run. */
  readonly source: string;
  readonly runId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export interface SourceModel {
  readonly name: string;
  readonly description: string;
  readonly tags: Readonly<Record<string, string>>;
  /** The number of the version that each alias stands for. */
  readonly aliases: Readonly<Record<string, number>>;
  readonly versions: readonly SourceModelVersion[];
}

/** Another tracker's store, opened for reading. */
export interface ImportSource extends AsyncDisposable {
  /** e.g. `mlflow`. */
  readonly tracker: string;
  /** Where it lies, for people; without credentials. */
  readonly place: string;
  /** How much there is, in the unit in which `onProgress` of the readers counts. */
  readonly size: { readonly total: number; readonly unit: 'runs' | 'bytes' };
  readonly experiments: (account: ImportAccount) => AsyncIterable<SourceExperiment>;
  /** The registry, where the tracker has one. */
  readonly models?: ((account: ImportAccount) => AsyncIterable<SourceModel>) | undefined;
}

/** For runs without files. */
export async function* noArtifacts(): AsyncGenerator<SourceArtifact> {
  yield* await Promise.resolve([]);
}
