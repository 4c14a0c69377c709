import { describe } from 'vitest';
import { findPythonClients } from '../../../../tools/needs/python-clients.ts';
import { allClients, describeProgram } from './mlflow-programs.ts';

const hasTorch = findPythonClients('mlflow-torch') !== undefined;

describe.skipIf(!allClients)('big frameworks (only where npm run test:clients asks for all)', () => {
  describeProgram('with_keras.py', ['mlflow-keras']);
  describe.skipIf(!hasTorch)("PyTorch (skipped where Debian's build of it cannot be had)", () => {
    describeProgram('with_lightning.py', ['mlflow-torch']);
    describeProgram('with_transformers.py', ['mlflow-torch']);
  });
});
