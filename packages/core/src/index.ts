export { commands } from './commands/index.ts';
export type { CommandInput, CommandName, CommandOutput } from './commands/index.ts';
export type { Command } from './commands/command.ts';
export { queries } from './queries/index.ts';
export type { QueryInput, QueryName, QueryOutput } from './queries/index.ts';
export type { Query } from './queries/query.ts';
export type { Actor, CommandContext, QueryContext } from './context.ts';
export type { AssociationRow, EntityKind, Face, FaceNameRow, NoteRow, TagRow, ViewRow } from './entities/annotation.ts';
export type { ArtifactDirection, ArtifactKind, ArtifactRow } from './entities/artifact.ts';
export type { ChangeRow, NewChange } from './entities/change.ts';
export type { ExperimentRow, MetricGoal, MetricMetadataRow } from './entities/experiment.ts';
export { runStatuses } from './entities/run.ts';
export type {
  ParameterKind,
  ParameterPolicy,
  ParameterRow,
  RunGroupMemberRow,
  RunGroupRow,
  RunRow,
  RunStatus,
} from './entities/run.ts';
export { limitPolicies } from './limits.ts';
export type { LimitPolicyName, Limits } from './limits.ts';
export type { BlobInfo, BlobStore } from './ports/blob-store.ts';
export type { LogLine, LogSlice, LogStream } from './ports/run-log.ts';
export type { DeletionView, ExperimentSearch, RunSearch, SearchPage } from './ports/search.ts';
export type { CallOptions, Store } from './ports/store.ts';
export { primaryKeys } from './ports/transaction.ts';
export type {
  BatchSource,
  ExperimentActivity,
  FindOptions,
  PrimaryKey,
  ReadTransaction,
  TableName,
  Tables,
  Transaction,
  Where,
} from './ports/transaction.ts';
