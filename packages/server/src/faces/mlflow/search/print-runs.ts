import type { MlflowRunTable, NamedColumns } from '@assay/core';
import { encodeInputs, encodeOutputs, encodeRunInfo } from '../runs/encode-run.ts';

/** The runs as JSON texts of MLflow's `Run`. */
export function printRuns({ infos, parameters, tags, tagsBeside, metrics, inputs }: MlflowRunTable): string[] {
  const printParameter = texts(parameters.names, parameters.texts, parameters.nameAt);
  const printTag = texts(tags.names, tags.texts, tags.nameAt);
  const metricStarts = startsOf(metrics.names);
  const printMetric = (i: number): string => {
    const step = metrics.steps[i] ?? 0;
    return (
      `${metricStarts[metrics.nameAt[i] ?? 0]}${printDouble(metrics.values[i] ?? 0)},` +
      `"timestamp":${metrics.timesMs[i]},"step":${Number.isNaN(step) ? 0 : step}}`
    );
  };
  return infos.map((info, run) => {
    const logged = inputs.get(info.id);
    let tagList = print(tags, run, printTag);
    for (const [key, value] of tagsBeside[run] ?? [])
      tagList += `${tagList === '' ? '' : ','}${JSON.stringify({ key, value })}`;
    return (
      `{"info":${JSON.stringify(encodeRunInfo(info))},"data":{"metrics":[${print(metrics, run, printMetric)}],` +
      `"params":[${print(parameters, run, printParameter)}],"tags":[${tagList}]},` +
      `"inputs":${logged === undefined ? '{}' : JSON.stringify(encodeInputs(logged))},` +
      `"outputs":${logged === undefined ? '{}' : JSON.stringify(encodeOutputs(logged))}}`
    );
  });
}

/** As protobuf's JSON writes a double; a shortest number, as `JSON.stringify` has it. */
export const printDouble = (value: number): string =>
  Number.isFinite(value) ? String(value) : Number.isNaN(value) ? '"NaN"' : value > 0 ? '"Infinity"' : '"-Infinity"';

/** What stands before each value: the same name is escaped once. */
const startsOf = (names: readonly string[]): readonly string[] =>
  names.map((name) => `{"key":${JSON.stringify(name)},"value":`);

function texts(names: readonly string[], values: readonly string[], nameAt: Uint32Array): (i: number) => string {
  const starts = startsOf(names);
  return (i) => `${starts[nameAt[i] ?? 0]}${JSON.stringify(values[i] ?? '')}}`;
}

function print({ ends }: NamedColumns, run: number, printOne: (i: number) => string): string {
  const end = ends[run] ?? 0;
  let list = '';
  for (let i = ends[run - 1] ?? 0; i < end; i++) list += list === '' ? printOne(i) : `,${printOne(i)}`;
  return list;
}
