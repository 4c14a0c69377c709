import type { StudyKeeper } from '../../tuning/study-keeper.ts';
import { loggedLineageHandlers } from './logged-lineage.ts';
import { annotationHandlers } from './annotations.ts';
import { artifactHandlers } from './artifacts.ts';
import { comparisonHandlers } from './comparisons.ts';
import { experimentHandlers } from './experiments.ts';
import type { NativeHandlers } from './handler.ts';
import { logHandlers } from './logs.ts';
import { metricHandlers } from './metrics.ts';
import { modelHandlers } from './models.ts';
import type { ReportMaker } from '../../reports/report-maker.ts';
import { reportHandlers } from './reports.ts';
import { runGroupHandlers } from './run-groups.ts';
import { runTableHandlers } from './run-table.ts';
import { runHandlers } from './runs.ts';
import { serverInfoHandlers } from './server-info.ts';
import type { ServerFacts } from './server-info.ts';
import { studyHandlers } from './studies.ts';

export const nativeHandlers = (facts: ServerFacts, keeper: StudyKeeper, maker: ReportMaker): NativeHandlers =>
  ({
    ...serverInfoHandlers(facts),
    ...experimentHandlers,
    ...runGroupHandlers,
    ...runHandlers,
    ...runTableHandlers,
    ...metricHandlers,
    ...artifactHandlers,
    ...logHandlers,
    ...annotationHandlers,
    ...loggedLineageHandlers,
    ...modelHandlers,
    ...studyHandlers(keeper),
    ...reportHandlers(maker),
    ...comparisonHandlers,
  }) satisfies NativeHandlers;
