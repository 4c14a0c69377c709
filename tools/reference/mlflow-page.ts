import { mlflowEndpoints, servedOperations } from '@assay/wire/mlflow';
import { readModel } from '../mlflow/model.ts';

const served: ReadonlySet<string> = new Set(servedOperations);

/** Areas by the part of the path that they begin with, in the order of the page. */
const titles: Readonly<Record<string, string>> = {
  experiments: 'Experiments',
  runs: 'Runs',
  metrics: 'Metrics',
  artifacts: 'Artifacts of runs',
  'mlflow-artifacts': 'Artifact proxy',
  'logged-models': 'Logged models',
  'registered-models': 'Registered models',
  'model-versions': 'Model versions',
  traces: 'Traces',
  datasets: 'Evaluation data sets',
  scorers: 'Scorers',
  webhooks: 'Webhooks',
  workspaces: 'Workspaces',
  gateway: 'Gateway',
};

const others = 'Others';

const areaOf = (path: string): string => {
  const [, , , service = '', noun = ''] = path.split('/');
  return titles[service] ?? titles[noun] ?? others;
};

/** docs/reference/mlflow-operations.md. */
export function mlflowPage(): string {
  const areas = new Map<string, string[]>([...Object.values(titles), others].map((title) => [title, []]));
  for (const [name, [first]] of Object.entries(mlflowEndpoints)) areas.get(areaOf(first?.path ?? ''))?.push(name);
  const rows = [...areas].flatMap(([title, names]) => names.map((name) => `| ${title} | ${row(name)} |`));
  return `# Operations of MLflow's REST API

Assay serves ${served.size} of the ${Object.keys(mlflowEndpoints).length} operations of MLflow ${readModel().mlflow}, in all their semantics. Any other is answered at once with status 501
and \`NOT_IMPLEMENTED\`, which MLflow's clients do not try again. How to use them, and what differs: [the guide](../guide/mlflow.md).

Everything below \`/api/\` is served below \`/ajax-api/\`, too. Names are those of MLflow's own definitions; those that begin with \`artifacts.\` are of its
artifact proxy. Required fields are checked before anything else happens; fields that the definitions do not have are ignored.

| area | operation | endpoint | |
|---|---|---|---|
${rows.join('\n')}

Beside these, \`GET /api/2.0/mlflow/metrics/get-history-bulk\`, \`GET /get-artifact\`, \`GET /version\` and \`GET /health\` are served.
`;
}

function row(name: string): string {
  const endpoints = (mlflowEndpoints[name] ?? []).map(({ method, path }) => `\`${method} ${path}\``);
  return `\`${name}\` | ${endpoints.join('<br>')} | ${served.has(name) ? 'served' : 'not offered'}`;
}
