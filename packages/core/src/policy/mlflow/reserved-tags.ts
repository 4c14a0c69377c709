/** Tags by which MLflow's clients say what natively is a field of its own. */
export const reservedTags = {
  runName: 'mlflow.runName',
  parentRunId: 'mlflow.parentRunId',
  user: 'mlflow.user',
  sourceName: 'mlflow.source.name',
  note: 'mlflow.note.content',
} as const;
