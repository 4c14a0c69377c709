export interface Snippet {
  readonly title: string;
  readonly text: string;
}

/** The shortest programs that log a run to the server at this address. */
export function snippets(url: string): readonly [Snippet, ...Snippet[]] {
  return [
    {
      title: 'TypeScript',
      text: `// Start it with ASSAY_URL=${url} in its environment.
import { Run } from '@assay/sdk';

await using run = await Run.start({ experiment: 'first-steps', parameters: { 'learning rate': 0.01 } });
for (let step = 0; step < 200; step++) {
  run.logMetric('loss', Math.exp(-step / 50) + Math.random() * 0.02, { step });
}`,
    },
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}

# A run around any program: its output becomes the log, its exit status the state.
assay exec --experiment first-steps -- python train.py`,
    },
    {
      title: 'curl',
      text: `curl -X POST ${url}/api/v1/runs \\
  -H 'content-type: application/json' \\
  -d '{"experimentName": "first-steps", "parameters": {"learning rate": 0.01}}'`,
    },
  ];
}
