import { allClients, describeProgram, mlflowSets } from './mlflow-programs.ts';

describeProgram('models.py', mlflowSets);
describeProgram('with_sklearn.py', mlflowSets);
if (allClients)
  for (const script of ['with_boosting.py', 'with_optuna.py', 'evaluating.py']) describeProgram(script, mlflowSets);
