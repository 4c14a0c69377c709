import { describeProgram, mlflowSets } from './mlflow-programs.ts';

describeProgram('tracking.py', mlflowSets);
describeProgram('modes.py', mlflowSets);
