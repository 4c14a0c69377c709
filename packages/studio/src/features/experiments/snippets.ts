import type { Snippet } from '../../widgets/snippet-guide.tsx';

interface SnippetChoice {
  /** Of this server. */
  readonly url: string;
  /** The place of the access key is shown. */
  readonly needsKey: boolean;
  readonly experiment?: string;
}

const inShell = (text: string): string =>
  /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A literal of TypeScript; `JSON.stringify` writes one of Python. */
const inScript = (text: string): string =>
  `'${text.replaceAll(/['\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}'`;

/** The shortest programs that log a run to a server, and the commands that bring over what other trackers recorded. */
export function snippets({
  url,
  needsKey,
  experiment = 'first-steps',
}: SnippetChoice): readonly [Snippet, ...Snippet[]] {
  const keyVariable = needsKey ? '\nexport ASSAY_KEY=<your access key>' : '';
  const keyHeader = needsKey ? "\n  -H 'authorization: Bearer <your access key>' \\" : '';
  const inPython = JSON.stringify(experiment);
  const body = JSON.stringify({ experimentName: experiment, parameters: { 'learning rate': 0.01 } });
  return [
    {
      title: 'TypeScript',
      text: `// Start it with ASSAY_URL=${url}${needsKey ? ' and ASSAY_KEY=<your access key>' : ''} in its environment.
import { Run } from 'assay';

await using run = await Run.start({
  experiment: ${inScript(experiment)},
  parameters: { 'learning rate': 0.01 },
});
for (let step = 0; step < 200; step++) {
  run.logMetric('loss', Math.exp(-step / 50) + Math.random() * 0.02, { step });
}`,
    },
    {
      title: 'SageMaker',
      text: `# First: export ASSAY_URL=${url}${needsKey ? ' ASSAY_KEY=<your access key>' : ''}; eval "$(assay env aws)"
from sagemaker.experiments import Run  # 3.x: sagemaker.core.experiments

with Run(experiment_name=${inPython}, run_name="first") as run:
    run.log_parameter("learning rate", 0.01)
    for step in range(200):
        run.log_metric("loss", 1 / (step + 1), step=step)`,
    },
    {
      title: 'MLflow',
      text: `# Start it with MLFLOW_TRACKING_URI=${url}${needsKey ? ' and MLFLOW_TRACKING_TOKEN=<your access key>' : ''} in its environment.
import mlflow

mlflow.set_experiment(${inPython})
with mlflow.start_run():
    mlflow.log_param("learning rate", 0.01)
    for step in range(200):
        mlflow.log_metric("loss", 1 / (step + 1), step=step)`,
    },
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}${keyVariable}

# A run around any program: its output becomes the log, its exit status the state.
assay exec --experiment ${inShell(experiment)} -- python train.py`,
    },
    {
      title: 'Import',
      text: `export ASSAY_URL=${url}${keyVariable}

# What other trackers have recorded. Run it again at any time: nothing comes twice.
assay import mlflow ./mlruns
assay import tensorboard ./logs --experiment ${inShell(experiment)}
assay import wandb ./wandb`,
    },
    {
      title: 'curl',
      text: `curl -X POST ${url}/api/v1/runs \\${keyHeader}
  -H 'content-type: application/json' \\
  -d ${inShell(body)}`,
    },
  ];
}
