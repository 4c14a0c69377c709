import { awsEnvironment, jobEnvironment, keyParts } from '../aws-environment.ts';
import type { AskedTrial, Study } from '@assay/wire';
import { valueText } from './command-template.ts';

export interface EnvironmentParts {
  readonly url: string;
  readonly key?: string | undefined;
  /** For AWS's clients, too: where the sagemaker package's file of defaults is. */
  readonly awsDefaultsFile?: string | undefined;
}

/**
 * What a trial's program finds in its environment: the run, for the SDK and MLflow's client (and AWS's where asked for), so that they log into it; and the values.
 */
export function trialEnvironment(
  study: Study,
  trial: AskedTrial,
  { url, key, awsDefaultsFile }: EnvironmentParts,
): Readonly<Record<string, string>> {
  const { id, secret } = keyParts(key);
  const each = Object.entries(trial.values).map(([name, value]) => [variableName(name), valueText(value)] as const);
  return {
    ASSAY_URL: url,
    ...(key !== undefined && { ASSAY_KEY: key }),
    ASSAY_RUN_ID: trial.runId,
    ASSAY_STUDY: study.name,
    ASSAY_TRIAL: String(trial.number),
    ASSAY_PARAMETERS: JSON.stringify(trial.values),
    ...Object.fromEntries(each),
    MLFLOW_TRACKING_URI: url,
    MLFLOW_RUN_ID: trial.runId,
    MLFLOW_EXPERIMENT_ID: study.experimentId,
    ...(key !== undefined && { MLFLOW_TRACKING_USERNAME: id, MLFLOW_TRACKING_PASSWORD: secret }),
    ...(awsDefaultsFile !== undefined && {
      ...awsEnvironment({ url, key, defaultsFile: awsDefaultsFile }),
      ...jobEnvironment(trial.runId),
    }),
  };
}

/** `ASSAY_PARAMETER_learning_rate`, for a parameter `learning-rate`: what no variable's name may hold becomes `_`. */
export const variableName = (parameter: string): string => `ASSAY_PARAMETER_${parameter.replaceAll(/\W/g, '_')}`;
