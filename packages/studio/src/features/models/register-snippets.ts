import type { Snippet } from '../../widgets/snippet-guide.tsx';

/** The shortest ways to register a model of a run with the server at this address. */
export function registerSnippets(url: string, needsKey: boolean): readonly [Snippet, ...Snippet[]] {
  const keyHeader = needsKey ? "\n  -H 'authorization: Bearer <your access key>' \\" : '';
  return [
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}${needsKey ? '\nexport ASSAY_KEY=<your access key>' : ''}

# The files that a run logged below "model", as the next version of "digits".
assay models register digits --run <run id> --artifact model
assay models promote digits 1 Production`,
    },
    {
      title: 'MLflow',
      text: `# Start it with MLFLOW_TRACKING_URI=${url}${needsKey ? ' and MLFLOW_TRACKING_TOKEN=<your access key>' : ''} in its environment.
import mlflow

mlflow.register_model("runs:/<run id>/model", "digits")`,
    },
    {
      title: 'curl',
      text: `curl -X POST ${url}/api/v1/models \\${keyHeader}
  -H 'content-type: application/json' -d '{"name": "digits"}'
curl -X POST ${url}/api/v1/models/digits/versions \\${keyHeader}
  -H 'content-type: application/json' \\
  -d '{"source": "runs:/<run id>/model", "runId": "<run id>"}'`,
    },
  ];
}
