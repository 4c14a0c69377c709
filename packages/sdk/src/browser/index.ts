export { createClient } from '../core/client.ts';
export type { AssayClient, ClientOptions } from '../core/client.ts';
export type { Download } from '../core/download.ts';
export { logPoints } from '../core/log-points.ts';
export type { BatchName, LogPointsOptions, PointBatch } from '../core/log-points.ts';
export { queryCurves } from '../core/query-curves.ts';
export type { CurvesAnswer } from '../core/query-curves.ts';
export type { FrameOptions } from '../core/fetch-frame.ts';
export { queryTrials } from '../core/query-trials.ts';
export type { TrialsAnswer } from '../core/query-trials.ts';
export type { TailedPoints } from '../core/tail-points.ts';
export type { FollowedChange } from '../core/follow-changes.ts';
export type {
  ByteRange,
  CallOptions,
  OperationAnswer,
  OperationCall,
  OperationInput,
  UploadBody,
  UploadBytes,
} from '../core/operation-call.ts';
export { defaultRetryPolicy, isPassing, noRetry, retrying } from '../core/retry.ts';
export type { RetryPolicy } from '../core/retry.ts';
