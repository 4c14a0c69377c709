import { describeProgram, mlflowSets } from './mlflow-programs.ts';

describeProgram('registry.py', mlflowSets);
