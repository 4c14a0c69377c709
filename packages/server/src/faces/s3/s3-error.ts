import { AssayError } from '@assay/base';
import { AwsError } from '../aws/aws-error.ts';

/** Codes that are answered with another status than 400. */
const statuses: Readonly<Record<string, number>> = {
  BucketAlreadyOwnedByYou: 409,
  InvalidRange: 416,
  MethodNotAllowed: 405,
  NoSuchBucket: 404,
  NoSuchBucketPolicy: 404,
  NoSuchCORSConfiguration: 404,
  NoSuchKey: 404,
  NoSuchLifecycleConfiguration: 404,
  NoSuchPublicAccessBlockConfiguration: 404,
  NoSuchTagSet: 404,
  NoSuchUpload: 404,
  NoSuchVersion: 404,
  NoSuchWebsiteConfiguration: 404,
  NotImplemented: 501,
  ObjectLockConfigurationNotFoundError: 404,
  OwnershipControlsNotFoundError: 404,
  PreconditionFailed: 412,
  ReplicationConfigurationNotFoundError: 404,
  ServerSideEncryptionConfigurationNotFoundError: 404,
};

export const s3Error = (code: string, message: string, details: Readonly<Record<string, string>> = {}): AwsError =>
  new AwsError(code, message, { status: statuses[code] ?? 400, details });

export const notImplemented = (what: string): AwsError => s3Error('NotImplemented', `Assay does not offer ${what}.`);

const missing: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  bucket: ['NoSuchBucket', 'BucketName'],
  object: ['NoSuchKey', 'Key'],
  upload: ['NoSuchUpload', 'UploadId'],
};

/** What the core refused, in S3's own words where those are finer than the core's codes. */
export function asS3Error(thrown: unknown): unknown {
  if (!(thrown instanceof AssayError)) return thrown;
  const { kind, id, fault, condition, path } = thrown.details;
  const [code, detail] = (thrown.code === 'NotFound' && missing[String(kind)]) || [];
  if (code !== undefined && detail !== undefined) return s3Error(code, thrown.message, { [detail]: String(id) });
  if (typeof fault === 'string') return s3Error(fault, thrown.message);
  if (typeof condition === 'string') return s3Error('PreconditionFailed', thrown.message, { Condition: condition });
  if (thrown.code === 'InvalidInput' && path === 'cursor')
    return s3Error('InvalidArgument', 'The continuation token provided is incorrect', {
      ArgumentName: 'continuation-token',
    });
  return thrown;
}
