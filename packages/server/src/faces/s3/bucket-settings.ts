import { field, group, owner, root } from './print-xml.ts';
import { s3Error } from './s3-error.ts';
import { sendXml } from './s3-call.ts';
import type { S3Handler } from './s3-call.ts';

const grantee =
  '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>assay</ID><DisplayName>assay</DisplayName></Grantee>';

/** Whoever may use the server may do everything with what lies in it. */
export const accessControl = root(
  'AccessControlPolicy',
  owner(),
  group('AccessControlList', group('Grant', grantee, field('Permission', 'FULL_CONTROL'))),
);

/** What S3 answers of a bucket at which nothing was ever set. */
const unset: Readonly<Record<string, string>> = {
  versioning: root('VersioningConfiguration'),
  acl: accessControl,
  logging: root('BucketLoggingStatus'),
  notification: root('NotificationConfiguration'),
  accelerate: root('AccelerateConfiguration'),
  requestPayment: root('RequestPaymentConfiguration', field('Payer', 'BucketOwner')),
};

const absent: Readonly<Record<string, readonly [code: string, message: string]>> = {
  cors: ['NoSuchCORSConfiguration', 'The CORS configuration does not exist'],
  encryption: [
    'ServerSideEncryptionConfigurationNotFoundError',
    'The server side encryption configuration was not found',
  ],
  lifecycle: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  'object-lock': ['ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket'],
  ownershipControls: ['OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'],
  policy: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  policyStatus: ['NoSuchBucketPolicy', 'The bucket policy does not exist'],
  publicAccessBlock: ['NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'],
  replication: ['ReplicationConfigurationNotFoundError', 'The replication configuration was not found'],
  tagging: ['NoSuchTagSet', 'The TagSet does not exist'],
  website: ['NoSuchWebsiteConfiguration', 'The specified bucket does not have a website configuration'],
};

export const bucketSettings: Readonly<Record<string, S3Handler>> = {
  ...Object.fromEntries(
    Object.entries(unset).map(([name, xml]): [string, S3Handler] => [
      name,
      async (call) => {
        await call.store.query('getBucket', { name: call.bucket }, call.options);
        return sendXml(call, xml);
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(absent).map(([name, [code, message]]): [string, S3Handler] => [
      name,
      async (call) => {
        await call.store.query('getBucket', { name: call.bucket }, call.options);
        throw s3Error(code, message, { BucketName: call.bucket });
      },
    ]),
  ),
};

/** Of an object: its access, and that it has no tags, which `aws s3 cp` asks before it copies in parts. */
export const objectSettings: Readonly<Record<string, S3Handler>> = {
  acl: async (call) => {
    await call.store.query('getObject', { bucket: call.bucket, key: call.key }, call.options);
    return sendXml(call, accessControl);
  },
  tagging: async (call) => {
    await call.store.query('getObject', { bucket: call.bucket, key: call.key }, call.options);
    return sendXml(call, root('Tagging', group('TagSet')));
  },
};
