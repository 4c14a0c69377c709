import type { Snippet } from '../../widgets/snippet-guide.tsx';

/** The shortest ways to tune something with the server at this address. */
export function tuneSnippets(url: string, needsKey: boolean): readonly [Snippet, ...Snippet[]] {
  return [
    {
      title: 'Command line',
      text: `export ASSAY_URL=${url}${needsKey ? '\nexport ASSAY_KEY=<your access key>' : ''}

cat > space.yaml <<'END'
lr: {low: 1e-5, high: 0.1, log: true}
units: [32, 64, 128]
END

# Any program; what it logs goes into the trial's run.
assay tune --space space.yaml --metric val_loss --direction minimize \\
  --trials 100 --parallel 4 -- python train.py --lr {lr} --units {units}`,
    },
    {
      title: 'curl',
      text: `curl -X POST ${url}/api/v1/studies \\${needsKey ? "\n  -H 'authorization: Bearer <your access key>' \\" : ''}
  -H 'content-type: application/json' \\
  -d '{"experimentName": "digits",
       "space": {"lr": {"low": 1e-5, "high": 0.1, "log": true}, "units": [32, 64, 128]},
       "objectives": [{"metric": "val_loss", "direction": "minimize"}]}'`,
    },
  ];
}
