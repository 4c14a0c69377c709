export { assert, assertNever } from './assert.ts';
export type { Brand } from './brand.ts';
export { systemClock } from './clock.ts';
export type { Clock, EpochMs } from './clock.ts';
export { crc32c } from './crc32c.ts';
export { csvCell } from './csv-cell.ts';
export type { CsvCellOptions } from './csv-cell.ts';
export { AssayError, errorCodes, invalidInput, messageOf, notFound } from './error.ts';
export type { ErrorCode, ErrorDetails } from './error.ts';
export { inferGoal } from './infer-goal.ts';
export { isId, newId, parseId } from './id.ts';
export type {
  ArtifactId,
  AssociationId,
  ExperimentId,
  Id,
  LineageEntityId,
  ProjectId,
  ReportId,
  RunGroupId,
  RunId,
  ViewId,
} from './id.ts';
export { systemRandomBytes } from './random.ts';
export type { RandomBytes } from './random.ts';
export { RandomStream } from './random-stream.ts';
export { fromWireNumber, toWireNumber } from './special-number.ts';
export type { WireNumber } from './special-number.ts';
