import { apiPage } from './api-page.ts';
import { printInputShapes, printOperationNames } from '../sagemaker/print-input-shapes.ts';
import { printMessages } from '../sagemaker/print-messages.ts';
import { printMessages as printMlflowMessages } from '../mlflow/print-messages.ts';
import { printEndpoints, printRequestMessages } from '../mlflow/print-tables.ts';
import { errorsPage } from './errors-page.ts';
import { mlflowPage } from './mlflow-page.ts';
import { sagemakerPage } from './sagemaker-page.ts';

/** Each file that a program writes, and the program. `npm run check` compares, `--write` renews. */
export const referencePages: Readonly<Record<string, () => string>> = {
  'docs/reference/api.md': apiPage,
  'docs/reference/errors.md': errorsPage,
  'docs/reference/mlflow-operations.md': mlflowPage,
  'docs/reference/sagemaker-operations.md': sagemakerPage,
  'packages/wire/src/mlflow/generated/endpoints.ts': printEndpoints,
  'packages/wire/src/mlflow/generated/messages.ts': printMlflowMessages,
  'packages/wire/src/mlflow/generated/request-messages.ts': printRequestMessages,
  'packages/wire/src/sagemaker/generated/input-shapes.ts': printInputShapes,
  'packages/wire/src/sagemaker/generated/messages.ts': printMessages,
  'packages/wire/src/sagemaker/generated/operation-names.ts': printOperationNames,
};
