import { readFile } from 'node:fs/promises';
import { invalidInput, messageOf } from '@assay/base';

/** What a configuration says of analysis. */
export interface ReportConfig {
  readonly metrics: readonly string[];
  /** interactive: one HTML file beside the figures; static: figures alone. */
  readonly type: 'interactive' | 'static';
  readonly savePath: string;
}

/** `analysis: {metrics, visualization: {type, save_path}}`, at the top or below `experiments`. */
export async function readReportConfig(file: string): Promise<ReportConfig> {
  const { parse } = await import('yaml');
  let root: unknown;
  try {
    root = parse(await readFile(file, 'utf8'), { maxAliasCount: 100 });
  } catch (thrown) {
    throw invalidInput('--config', `${file}: ${messageOf(thrown)}`);
  }
  const analysis = at(root, 'experiments', 'analysis') ?? at(root, 'analysis');
  if (analysis === undefined) throw invalidInput('--config', `${file} has no "analysis".`);
  const metrics = at(analysis, 'metrics') ?? [];
  if (!Array.isArray(metrics) || !metrics.every((name): name is string => typeof name === 'string'))
    throw invalidInput('--config', 'analysis.metrics: expected a list of names.');
  const type = at(analysis, 'visualization', 'type') ?? 'interactive';
  if (type !== 'interactive' && type !== 'static')
    throw invalidInput(
      '--config',
      `analysis.visualization.type: expected interactive or static, got ${JSON.stringify(type)}.`,
    );
  const savePath = at(analysis, 'visualization', 'save_path') ?? 'visualizations/';
  if (typeof savePath !== 'string')
    throw invalidInput('--config', 'analysis.visualization.save_path: expected a path.');
  return { metrics, type, savePath };
}

function at(value: unknown, ...names: readonly string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
