import { inferGoal } from '@assay/base';
import type { EpochMs, ExperimentId, RunId } from '@assay/base';
import type {
  ArtifactValue,
  ExperimentRow,
  FilterRecord,
  MetricGoal,
  ParameterRecord,
  RunGroupRow,
  RunRow,
  Statistic,
} from '@assay/core';
import { numberFromText } from '@assay/core';
import { pointBatch, standardDeviation, summarize } from '@assay/series';
import type { NamedPoint } from '@assay/series';
import { mlflowParts } from './mlflow-world.ts';
import type { Step } from './script-operations.ts';
import { sampleExperiment, sampleGroup, sampleId, sampleRun } from './sample-rows.ts';

export const parameterKeys = ['lr', 'opt', 'flag', 'unused'];
export const metricNames = ['loss', 'acc', 'steps', 'unseen'];
export const tagKeys = ['team', 'note'];
export const artifactNames = ['data', 'model'];
export const texts = [
  '',
  'a',
  'A',
  'b',
  'ab',
  'a%b',
  'a_b',
  'a*b[c]?',
  'é',
  '漢字',
  '🎲',
  '10',
  '9',
  '0.1',
  '1e1',
  'true',
  'x\'y";--',
];
export const numbers = [0, -1, 0.1, 0.5, 1, 9, 10, 1e300];
const values = [...numbers, Number.NaN, Infinity, -Infinity];

/** Runs with all that can be asked of them, the steps that store them, and the same as plain records. */
export interface SearchWorld {
  readonly steps: readonly Step[];
  readonly experiments: readonly ExperimentRow[];
  readonly runs: readonly { readonly row: RunRow; readonly record: FilterRecord }[];
}

/** A world of its own for each seed. */
export function searchWorld(seed: number, size: number): SearchWorld {
  let state = seed;
  const below = (bound: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const maybe = <T>(make: () => T): T | null => (below(3) === 0 ? null : make());

  const steps: Step[] = [];
  const experiments = ['one', 'two', 'é'].map((name) => sampleExperiment({ name }));
  const goals = new Map<ExperimentId, MetricGoal>();
  for (const experiment of experiments) steps.push(['insert', 'experiment', experiment]);
  const [one] = experiments;
  if (one !== undefined) {
    goals.set(one.id, 'maximize');
    const { id: experimentId, projectId } = one;
    const metadata = { projectId, experimentId, name: 'loss', goal: 'maximize', unit: '', displayName: '' };
    steps.push(['insert', 'metricMetadata', metadata]);
  }
  const groups = experiments.map(({ id }, i) => sampleGroup(id, { name: texts[i + 1] ?? '' }));
  for (const group of groups) {
    steps.push(['insert', 'runGroup', group]);
    const name = { projectId: group.projectId, face: 'sagemaker', kind: 'group', scope: '', key: `g-${group.name}` };
    steps.push(['insert', 'faceName', { ...name, name: `G-${group.name}`, entityId: group.id }]);
  }

  const runs: { row: RunRow; record: FilterRecord }[] = [];
  for (let i = 0; i < size; i++) {
    const experiment = maybe(() => pick(experiments));
    const startedMs = maybe(() => (1000 + below(5) * 500) as EpochMs);
    const row = sampleRun({
      name: pick(texts),
      description: pick(texts),
      status: pick(['running', 'completed', 'failed']),
      experimentId: experiment?.id ?? null,
      source: pick(['sdk', 'mlflow', '']),
      parentRunId: maybe(() => pick(runs)?.row.id) ?? null,
      createdMs: (1_700_000_000_000 + below(8)) as EpochMs,
      startedMs,
      endedMs: startedMs === null ? null : maybe(() => (startedMs + below(4) * 250) as EpochMs),
      deletedMs: below(10) === 0 ? (5 as EpochMs) : null,
    });
    const { id: runId, projectId } = row;
    steps.push(['insert', 'run', row]);

    const parameters = new Map<string, ParameterRecord>();
    for (const key of ['lr', 'opt', 'flag']) {
      if (below(4) === 0) continue;
      const text = key === 'lr' ? String(pick(numbers)) : pick(texts);
      const number = numberFromText(text);
      const kind = text === 'true' ? 'boolean' : 'string';
      parameters.set(key, { text, number, kind });
      steps.push(['insert', 'parameter', { projectId, runId, key, text, kind, number, loggedMs: 1 }]);
    }
    const tags = new Map<string, string>();
    for (const key of tagKeys) {
      if (below(3) === 0) continue;
      const value = pick(texts);
      tags.set(key, value);
      steps.push(['insert', 'tag', { projectId, kind: 'run', entityId: runId, key, value, position: 0 }]);
    }
    const metrics = new Map<string, Partial<Record<Statistic, number | null>>>();
    for (const name of ['loss', 'acc', 'steps']) {
      const count = below(4);
      if (count === 0) continue;
      const points = Array.from({ length: count }, (_, at): NamedPoint => ({
        name,
        step: at,
        timeMs: at,
        value: pick(values),
      }));
      const batch = pointBatch(points);
      steps.push(['appendPoints', runId, batch]);
      const summary = summarize(batch);
      const { mean, min, max, first, last } = summary;
      const goal =
        (name === 'loss' ? goals.get(row.experimentId ?? sampleId()) : undefined) ?? inferGoal(name) ?? 'maximize';
      const [low, high] = [min?.value ?? null, max?.value ?? null];
      metrics.set(name, {
        count,
        mean,
        stddev: standardDeviation(summary),
        min: low,
        max: high,
        first: first.value,
        last: last.value,
        best: goal === 'minimize' ? low : high,
      });
    }
    const artifacts = new Map<string, ArtifactValue[]>();
    for (const name of artifactNames)
      for (const direction of ['input', 'output'] as const) {
        if (below(3) > 0) continue;
        const kind = pick(['value', 'uri', 'file']);
        const text = pick(texts);
        const mediaType = pick(['text/plain', 'image/png']);
        const value = { direction, text: kind === 'file' ? null : text, mediaType };
        artifacts.set(name, [...(artifacts.get(name) ?? []), value]);
        const stored = { value: kind === 'value' ? text : null, uri: kind === 'uri' ? text : null };
        const artifact = {
          id: sampleId(),
          projectId,
          runId,
          direction,
          name,
          kind,
          mediaType,
          ...stored,
        };
        steps.push([
          'insert',
          'artifact',
          { ...artifact, sha256: null, sizeBytes: null, metadata: '{}', createdMs: 1 },
        ]);
      }
    const memberOf = groups.filter(() => below(3) === 0);
    for (const group of memberOf)
      steps.push(['insert', 'runGroupMember', { projectId, groupId: group.id, runId, addedMs: 1 }]);

    const sagemakerName = maybe(() => `${pick(['a', 'ab', 'b%'])}-${i}`);
    if (sagemakerName !== null)
      steps.push([
        'insert',
        'faceName',
        {
          projectId,
          face: 'sagemaker',
          kind: 'run',
          scope: '',
          key: sagemakerName,
          name: sagemakerName,
          entityId: runId,
        },
      ]);
    const artifactsOf = (direction: 'input' | 'output') =>
      [...artifacts].flatMap(([name, each]) =>
        each
          .filter((value) => typeof value === 'object' && value?.direction === direction)
          .map((value) => ({ name, text: typeof value === 'object' ? (value?.text ?? null) : value })),
      );

    const ofMlflow = mlflowParts(row, pick, texts);
    steps.push(...ofMlflow.steps);
    for (const [key, value] of ofMlflow.tags) tags.set(key, value);

    const attributes = {
      id: runId,
      number: i + 1,
      ...ofMlflow.attributes,
      sagemaker_name: sagemakerName,
      tag_key: [...tags.keys()],
      tag_value: [...tags.values()],
      input_artifact_name: artifactsOf('input').map(({ name }) => name),
      input_artifact_text: artifactsOf('input').flatMap(({ text }) => text ?? []),
      name: row.name,
      description: row.description,
      status: row.status,
      status_message: row.statusMessage,
      source: row.source,
      experiment: experiment?.name,
      experiment_id: row.experimentId,
      group: memberOf.map(({ name }) => name),
      group_id: memberOf.map(({ id }) => id),
      parent: row.parentRunId,
      created: row.createdMs,
      updated: row.updatedMs,
      started: row.startedMs,
      ended: row.endedMs,
      duration: row.endedMs === null || row.startedMs === null ? null : (row.endedMs - row.startedMs) / 1000,
      created_by: row.createdBy,
    };
    const elements = {
      groups: memberOf.map(recordOfGroup),
      tags: [...tags].map(([key, value]) => recordOf({ key, value })),
      datasets: ofMlflow.datasets.map(recordOf),
      metrics: [...metrics].map(([name, { best: _, ...own }]) => recordOf({ name, ...own })),
    };
    runs.push({ row, record: { attributes, parameters, tags, metrics, artifacts, elements } });
  }
  return { steps, experiments, runs };
}

const none = new Map<string, never>();

const recordOfGroup = ({ id, name, experimentId }: RunGroupRow): FilterRecord =>
  recordOf({ id, name, experiment_id: experimentId, sagemaker_name: `g-${name}` });

const recordOf = (attributes: FilterRecord['attributes']): FilterRecord => ({
  attributes,
  parameters: none,
  tags: none,
  metrics: none,
  artifacts: none,
});

export const idsOf = (runs: SearchWorld['runs']): RunId[] => runs.map(({ row }) => row.id);
