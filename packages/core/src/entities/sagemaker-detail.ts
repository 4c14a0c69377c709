import type { EpochMs } from '@assay/base';

/** What SageMaker's face holds of an entity beside the core's own fields: the content of its FaceDetailRow. */
export interface SagemakerDetail {
  /** Of a run: another than its component's name. Of an experiment or group: one that its native name could not become. */
  readonly displayName?: string;
  /** The native name that `displayName` of an experiment or group stands beside. */
  readonly besideName?: string;
  /** The end that was given to a run that has not ended. */
  readonly endMs?: EpochMs;
  /** MetadataProperties as they were given. */
  readonly metadata?: Readonly<Record<string, string>>;
}
