export interface MlflowOptions {
  /** Also what was deleted there. */
  readonly deleted: boolean;
  /** The folder where a server keeps artifacts. */
  readonly artifacts: string | undefined;
}
