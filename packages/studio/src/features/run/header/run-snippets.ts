import type { Run } from '@assay/wire';
import type { Snippet } from '../../../widgets/snippet-guide.tsx';

/** Programs that go on with a run or read it, against the server at this address. */
export function runSnippets({ id }: Pick<Run, 'id'>, url: string): readonly [Snippet, ...Snippet[]] {
  return [
    {
      title: 'TypeScript',
      text: `// Start it with ASSAY_URL=${url} in its environment.
import { loadRun } from 'assay';

// With \`resume: true\` this program takes the run over: it is at work again, and ends with the program.
await using run = await loadRun({ id: '${id}' });
run.logMetric('loss', 0.1, { step: 1000 });`,
    },
    {
      title: 'Python',
      text: `# Start it with MLFLOW_TRACKING_URI=${url} in its environment.
import mlflow

run = mlflow.get_run("${id}")
print(run.data.params, run.data.metrics)

with mlflow.start_run(run_id="${id}"):  # goes on with it
    mlflow.log_metric("loss", 0.1, step=1000)`,
    },
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}

assay runs show ${id}
assay metrics ${id}
assay artifacts list ${id}`,
    },
    { title: 'curl', text: `curl ${url}/api/v1/runs/${id}` },
  ];
}
