import type { Snippet } from '../../widgets/snippet-guide.tsx';

/** The shortest programs that log a run to the server at this address, with the place of the access key if it wants one. */
export function snippets(url: string, needsKey: boolean): readonly [Snippet, ...Snippet[]] {
  const keyVariable = needsKey ? '\nexport ASSAY_KEY=<your access key>' : '';
  const keyHeader = needsKey ? "\n  -H 'authorization: Bearer <your access key>' \\" : '';
  return [
    {
      title: 'TypeScript',
      text: `// Start it with ASSAY_URL=${url}${needsKey ? ' and ASSAY_KEY=<your access key>' : ''} in its environment.
import { Run } from 'assay';

await using run = await Run.start({ experiment: 'first-steps', parameters: { 'learning rate': 0.01 } });
for (let step = 0; step < 200; step++) {
  run.logMetric('loss', Math.exp(-step / 50) + Math.random() * 0.02, { step });
}`,
    },
    {
      title: 'MLflow',
      text: `# Start it with MLFLOW_TRACKING_URI=${url}${needsKey ? ' and MLFLOW_TRACKING_TOKEN=<your access key>' : ''} in its environment.
import mlflow

mlflow.set_experiment("first-steps")
with mlflow.start_run():
    mlflow.log_param("learning rate", 0.01)
    for step in range(200):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)`,
    },
    {
      title: 'SageMaker',
      text: `# First: export ASSAY_URL=${url}${needsKey ? ' ASSAY_KEY=<your access key>' : ''}; eval "$(assay env aws)"
from sagemaker.experiments import Run  # 3.x: sagemaker.core.experiments

with Run(experiment_name="first-steps", run_name="first") as run:
    run.log_parameter("learning rate", 0.01)
    for step in range(200):
        run.log_metric("loss", 1 / (step + 1), step=step)`,
    },
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}${keyVariable}

# A run around any program: its output becomes the log, its exit status the state.
assay exec --experiment first-steps -- python train.py`,
    },
    {
      title: 'curl',
      text: `curl -X POST ${url}/api/v1/runs \\${keyHeader}
  -H 'content-type: application/json' \\
  -d '{"experimentName": "first-steps", "parameters": {"learning rate": 0.01}}'`,
    },
  ];
}
