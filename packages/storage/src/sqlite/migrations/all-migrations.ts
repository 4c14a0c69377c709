import { groundFloor } from './0001-ground-floor.ts';
import { runCounts } from './0002-run-counts.ts';
import { plannerStatistics } from './0003-planner-statistics.ts';
import { sealedMetrics } from './0004-sealed-metrics.ts';
import { faceDetails } from './0005-face-details.ts';
import { objects } from './0006-objects.ts';
import { lineageEntities } from './0007-lineage-entities.ts';
import { modelRegistry } from './0008-model-registry.ts';
import { mlflow } from './0009-mlflow.ts';
import { recentBatches } from './0010-recent-batches.ts';
import { artifactsByUri } from './0011-artifacts-by-uri.ts';
import { runPauses } from './0012-run-pauses.ts';
import { studies } from './0013-studies.ts';
import { trialsByLease } from './0014-trials-by-lease.ts';
import { reports } from './0015-reports.ts';
import { baselines } from './0016-baselines.ts';
import { deletedReports } from './0017-deleted-reports.ts';
import type { Migration } from './migration.ts';

/** In order, without gaps. */
export const allMigrations: readonly Migration[] = [
  groundFloor,
  runCounts,
  plannerStatistics,
  sealedMetrics,
  faceDetails,
  objects,
  lineageEntities,
  modelRegistry,
  mlflow,
  recentBatches,
  artifactsByUri,
  runPauses,
  studies,
  trialsByLease,
  reports,
  baselines,
  deletedReports,
];
