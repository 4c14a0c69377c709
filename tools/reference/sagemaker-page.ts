import { operationNames, servedOperations } from '@assay/wire/sagemaker';
import { readModel } from '../sagemaker/model.ts';

const served: ReadonlySet<string> = new Set(servedOperations);

const titles: Readonly<Record<string, string>> = {
  experiments: 'Experiments, trials, trial components',
  search: 'Search',
  tags: 'Tags',
  lineage: 'Lineage',
  metrics: 'Metrics',
  training: 'Training jobs',
  processing: 'Processing jobs',
  transform: 'Transform jobs',
  model_registry: 'Model registry',
  models: 'Models',
  model_cards: 'Model cards',
  pipelines: 'Pipelines',
  tuning: 'Tuning jobs',
  automl: 'AutoML',
  mlflow: 'MLflow',
};

const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ') || '–';

/** docs/reference/sagemaker-operations.md. */
export function sagemakerPage(): string {
  const { areas } = readModel();
  const known = new Set(Object.values(areas).flat());
  const rank = (area: string): number => {
    const at = Object.keys(titles).indexOf(area);
    return at < 0 ? Object.keys(titles).length : at;
  };
  const rows = Object.entries(areas)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .map(([area, names]) => {
      const missing = names.filter((name) => !served.has(name));
      return `| ${titles[area] ?? area} | ${code(names.filter((name) => served.has(name)))} | ${code(missing)} |`;
    });
  const all = Object.values(operationNames).flat();
  const others = all.filter((name) => !known.has(name) && !served.has(name));
  return `# Operations of the SageMaker API

Assay serves ${servedOperations.length} of the ${all.length} operations of Amazon SageMaker (API version 2017-07-24) and SageMaker Metrics (2022-09-30), with
their defaults, sorting, paging and errors. Any other is answered as AWS answers what it does not know, with
\`UnknownOperationException\` and its name in the message. How to use them: [the guide](../guide/sagemaker.md).

Inputs are checked against AWS's model before anything else happens: required members, types, lengths, sizes, ranges, patterns and
enums, with AWS's wording. Members that the model does not have are ignored. One rule is looser than AWS's: where the model's pattern
is \`.*\`, line breaks are taken as well, so that a status message may hold the trace of an exception. Of the jobs, only what ties a
run to its experiment is answered, for runs that \`assay exec\` started.

| area | served | not offered |
|---|---|---|
${rows.join('\n')}

Beside these, of STS \`GetCallerIdentity\` is served. S3 is a face of its own.

## Areas of which nothing is served

${code(others)}
`;
}
