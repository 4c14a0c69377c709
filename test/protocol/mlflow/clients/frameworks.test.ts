import { describe } from 'vitest';
import { findPythonClients } from '../../../../tools/needs/python-clients.ts';
import { describeProgram } from './mlflow-programs.ts';

// Only where npm run test:clients asks for all clients.
describeProgram('with_keras.py', ['mlflow-keras']);

// PyPI's builds of PyTorch bring accelerator libraries of gigabytes; where Debian's is not to be had, there is none to test with.
const hasTorch = findPythonClients('mlflow-torch') !== undefined;
describe.skipIf(!hasTorch)("PyTorch (skipped where Debian's build of it cannot be had)", () => {
  describeProgram('with_lightning.py', ['mlflow-torch']);
  describeProgram('with_transformers.py', ['mlflow-torch']);
});
