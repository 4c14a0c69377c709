/**
 * One training from the command line, which prints what it finds and knows nothing of Assay:
 * `node examples/digits/src/train.ts --learning-rate 0.1 --hidden 32`. `assay tune` searches its parameters; see docs/guide/tuning.md.
 */
import { parseArgs } from 'node:util';
import { loadDigits } from './digits.ts';
import { passSamples } from './network.ts';
import { trainNetwork } from './train-network.ts';

const { values } = parseArgs({
  options: {
    'learning-rate': { type: 'string', default: '0.1' },
    hidden: { type: 'string', default: '32' },
    momentum: { type: 'string', default: '0.9' },
    'batch-size': { type: 'string', default: '32' },
    epochs: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});

const digits = await loadDigits();
const training = trainNetwork(
  {
    learningRate: Number(values['learning-rate']),
    hidden: Number(values.hidden),
    momentum: Number(values.momentum),
    batchSize: Number(values['batch-size']),
    epochs: Number(values.epochs),
    seed: Number(values.seed),
  },
  digits.train,
  digits.validation,
);

for (;;) {
  const next = training.next();
  if (next.done === true) {
    const { loss, accuracy } = passSamples(next.value.shape, next.value.weights, digits.test);
    console.log(`test loss ${loss.toFixed(4)}, accuracy ${accuracy.toFixed(4)}`);
    break;
  }
  const { value } = next;
  if (value.kind === 'epoch')
    console.log(
      `epoch ${value.epoch}: validation loss ${value.validation.loss.toFixed(4)}, accuracy ${value.validation.accuracy.toFixed(4)}`,
    );
}
