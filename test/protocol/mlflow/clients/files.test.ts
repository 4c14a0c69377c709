import { describeProgram, mlflowSets } from './mlflow-programs.ts';

describeProgram('files.py', mlflowSets);
