import { AssayError } from '@assay/base';
import { printArn } from '../../aws/arns.ts';
import type { ArnKind } from '../../aws/arns.ts';
import { AwsError, validationError } from '../../aws/aws-error.ts';

interface Words {
  readonly noun: string;
  readonly arnKind: ArnKind;
  /** Why it cannot be deleted. */
  readonly inUse: string;
}

const associated = 'is associated with 1 or more other entities and cannot be deleted. Delete its associations first.';

const words: Readonly<Record<string, Words | undefined>> = {
  experiment: {
    noun: 'Experiment',
    arnKind: 'experiment',
    inUse: 'has 1 or more trials and cannot be deleted. Delete its trials first.',
  },
  group: {
    noun: 'Trial',
    arnKind: 'experiment-trial',
    inUse: 'has 1 or more trial components and cannot be deleted. Disassociate its trial components first.',
  },
  run: {
    noun: 'TrialComponent',
    arnKind: 'experiment-trial-component',
    inUse: 'is linked to 1 or more trials and cannot be deleted.',
  },
  artifact: { noun: 'Artifact', arnKind: 'artifact', inUse: associated },
  action: { noun: 'Action', arnKind: 'action', inUse: associated },
  context: { noun: 'Context', arnKind: 'context', inUse: associated },
};

/** The work's answer, or its error in the words by which AWS's clients know it: they act on the text of some. */
export async function inAwsWords<T>(region: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    throw asWorded(thrown, region);
  }
}

function asWorded(thrown: unknown, region: string): unknown {
  if (!(thrown instanceof AssayError)) return thrown;
  const { sagemaker, name, path } = thrown.details;
  if (path === 'cursor')
    return validationError('NextToken is not one that this request was answered with. Ask again without it.');
  if (sagemaker === 'job') return new AwsError('ResourceNotFound', 'Requested resource not found.');
  const own = typeof sagemaker === 'string' ? words[sagemaker] : undefined;
  if (own === undefined || typeof name !== 'string') return thrown;
  const { noun, arnKind, inUse } = own;
  const arn = printArn(region, { kind: arnKind, name });
  switch (thrown.code) {
    case 'NotFound':
      return new AwsError('ResourceNotFound', `${noun} '${arn}' does not exist.`);
    case 'AlreadyExists':
      return validationError(
        `${noun} names must be unique within an AWS account and region. ${noun} with name (${name}) already exists.`,
      );
    case 'ResourceInUse':
      return validationError(`${noun} '${arn}' ${inUse}`);
    default:
      return thrown;
  }
}
