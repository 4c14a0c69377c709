import { annotationHandlers } from './annotations.ts';
import { artifactHandlers } from './artifacts.ts';
import { experimentHandlers } from './experiments.ts';
import type { NativeHandlers } from './handler.ts';
import { logHandlers } from './logs.ts';
import { metricHandlers } from './metrics.ts';
import { modelHandlers } from './models.ts';
import { runGroupHandlers } from './run-groups.ts';
import { runTableHandlers } from './run-table.ts';
import { runHandlers } from './runs.ts';
import { serverInfoHandlers } from './server-info.ts';
import type { ServerFacts } from './server-info.ts';

export const nativeHandlers = (facts: ServerFacts): NativeHandlers =>
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
    ...modelHandlers,
  }) satisfies NativeHandlers;
