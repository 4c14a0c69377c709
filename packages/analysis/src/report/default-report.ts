import type { MetricGoal } from '../metric-goal.ts';
import { panelLanguage } from './parse-report.ts';
import { escapeMarkdown } from './print-markdown.ts';

/** A metric of runs, the most telling first. Fields are texts of the language of filters. */
export interface MetricFacts {
  readonly name: string;
  readonly goal: MetricGoal | null;
  /** Of its last value. */
  readonly field: string;
  /** Some run has more than one point of it. */
  readonly isCurve: boolean;
}

export interface ParameterFacts {
  readonly name: string;
  readonly field: string;
  readonly distinct: number;
  /** Of its most frequent values. */
  readonly counts: readonly number[];
  readonly isText: boolean;
}

export interface ExperimentFacts {
  readonly kind: 'experiment';
  readonly name: string;
  readonly endedCount: number;
  readonly metrics: readonly MetricFacts[];
  /** Those that differ between runs. */
  readonly parameters: readonly ParameterFacts[];
  readonly hasBaseline: boolean;
}

export interface StudyFacts {
  readonly kind: 'study';
  readonly name: string;
  readonly completeCount: number;
  readonly objectives: readonly MetricFacts[];
}

export type ReportFacts = ExperimentFacts | StudyFacts;

/** What a report says with no writing at all: a source to start from, of panels alone. */
export const defaultReport = (facts: ReportFacts): string =>
  facts.kind === 'study' ? studyReport(facts) : experimentReport(facts);

const leastForImportance = 20;
const maxCurves = 4;
const tableParameters = 5;

function experimentReport(facts: ExperimentFacts): string {
  const { name, endedCount, metrics, parameters, hasBaseline } = facts;
  const [main] = metrics;
  const parts = [`# ${escapeMarkdown(name)}`, panel({ panel: 'summary' })];
  if (main === undefined) {
    const columns = ['name', 'status', 'started', 'duration', ...shown(parameters)];
    parts.push('## Runs', panel({ panel: 'table', columns }), '## What differs', panel({ panel: 'parameters' }));
    return text(parts);
  }
  const goal = main.goal ?? 'minimize';
  const best = `${main.field} ${goal === 'maximize' ? 'desc' : 'asc'}`;
  const columns = ['name', ...metrics.slice(0, 4).map(({ field }) => field), ...shown(parameters), 'duration'];
  parts.push('## Best runs', panel({ panel: 'table', columns, sort: best, limit: 10, filter: 'status = "completed"' }));
  const group = groupingOf(parameters);
  if (hasBaseline)
    parts.push('## Against the baseline', panel({ panel: 'comparison', metric: main.name, baseline: 'experiment' }));
  else if (group !== undefined)
    parts.push(
      `## By ${escapeMarkdown(group.name)}`,
      panel({ panel: 'comparison', metric: main.name, by: group.field }),
    );
  const curves = metrics.filter(({ isCurve }) => isCurve).slice(0, maxCurves);
  if (curves.length > 0) {
    const names = curves.map((metric) => metric.name);
    const which = group === undefined ? { sort: best, limit: 6 } : { by: group.field, sort: best };
    parts.push('## Curves', panel({ panel: 'curves', metrics: names, ...which }));
  }
  if (parameters.length > 0) {
    parts.push('## What differs', panel({ panel: 'parameters' }));
    if (endedCount >= leastForImportance)
      parts.push(
        '## What mattered',
        panel({ panel: 'importance', metric: main.name }),
        panel({ panel: 'parallel', metric: main.name }),
      );
  }
  if (endedCount > 2) parts.push('## In order', panel({ panel: 'history', metric: main.name }));
  return text(parts);
}

function studyReport({ name, completeCount, objectives }: StudyFacts): string {
  const [main, second] = objectives;
  const parts = [`# ${escapeMarkdown(name)}`, panel({ panel: 'summary' })];
  if (second !== undefined) parts.push('## Pareto front', panel({ panel: 'pareto' }));
  parts.push('## Progress', panel({ panel: 'history' }));
  parts.push('## Best trials', panel({ panel: 'trials' }));
  if (main?.isCurve === true) {
    const sort = `${main.field} ${main.goal === 'maximize' ? 'desc' : 'asc'}`;
    parts.push('## Curves of the best', panel({ panel: 'curves', metrics: [main.name], sort, limit: 6 }));
  }
  if (completeCount >= leastForImportance) parts.push('## What mattered', panel({ panel: 'importance' }));
  parts.push('## Where the good ones lie', panel({ panel: 'parallel' }));
  return text(parts);
}

/** Names of what is repeated on purpose: it does not tell runs apart. */
const repeats = /(?:^|[._/-])(?:seed|random_state|fold|rep(?:eat|lica)?)$/i;
const telling = /model|arch|optim|algo|method|policy|agent|backbone|variant|loss|data/i;

/** A parameter of few values, each of them tried several times: what the experiment seems to compare. */
function groupingOf(parameters: readonly ParameterFacts[]): ParameterFacts | undefined {
  const able = parameters.filter(
    ({ name, distinct, counts }) =>
      distinct >= 2 &&
      distinct <= 6 &&
      counts.length === distinct &&
      counts.every((count) => count >= 2) &&
      !repeats.test(name),
  );
  const score = ({ name, isText, counts }: ParameterFacts): number =>
    (isText ? 4 : 0) + (telling.test(name) ? 2 : 0) + (Math.min(...counts) >= 5 ? 1 : 0);
  const isCompared = (one: ParameterFacts): boolean => one.isText || parameters.some(({ name }) => repeats.test(name));
  return able.filter(isCompared).toSorted((a, b) => score(b) - score(a))[0];
}

const shown = (parameters: readonly ParameterFacts[]): string[] =>
  parameters
    .filter(({ name }) => !repeats.test(name))
    .slice(0, tableParameters)
    .map(({ field }) => field);

const fence = '```';

/** JSON's texts and lists are YAML's too. */
const panel = (fields: Readonly<Record<string, string | number | readonly string[]>>): string =>
  [
    `${fence}${panelLanguage}`,
    ...Object.entries(fields).map(([name, value]) => `${name}: ${valueText(value)}`),
    fence,
  ].join('\n');

const valueText = (value: string | number | readonly string[]): string =>
  typeof value === 'string' && /^[a-z][\w]*$/i.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value).replaceAll('","', '", "');

const text = (parts: readonly string[]): string => `${parts.join('\n\n')}\n`;
