import { beginUpload, abortUpload, listParts, listUploads, putPart } from './uploads.ts';
import { bucketLocation, createBucket, deleteBucket, headBucket, listBuckets } from './buckets.ts';
import { bucketSettings, objectSettings } from './bucket-settings.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { copyPart } from './copy-part.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { getObject } from './get-object.ts';
import { listObjects, listObjectsV2 } from './list-objects.ts';
import { getObjectAttributes } from './object-attributes.ts';
import { putObject } from './put-object.ts';
import { notImplemented, s3Error } from './s3-error.ts';
import type { S3Address } from './s3-address.ts';
import type { S3Handler } from './s3-call.ts';

/**
 * Query parameters that make a request one about something else than the bucket or object itself. All that S3 knows are here: what is not
 * offered must be refused, not taken for the plain request (a `PUT /bucket?policy` makes no bucket).
 */
const subresources: ReadonlySet<string> = new Set([
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'delete',
  'encryption',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metadataConfiguration',
  'metadataTable',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'session',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versioning',
  'versions',
  'website',
]);

const named = (scope: string, handlers: Readonly<Record<string, S3Handler>>): Record<string, S3Handler> =>
  Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [`${scope}?${name}`, handler]));

/** By method, what it is about, and subresource. `GET` serves `HEAD` of objects, too. */
const operations: Readonly<Record<string, S3Handler>> = {
  'GET service': listBuckets,
  'PUT bucket': createBucket,
  'HEAD bucket': headBucket,
  'DELETE bucket': deleteBucket,
  'GET bucket': async (call) => (call.query.get('list-type') === '2' ? listObjectsV2(call) : listObjects(call)),
  'GET bucket?location': bucketLocation,
  'GET bucket?uploads': listUploads,
  'POST bucket?delete': deleteObjects,
  ...named('GET bucket', bucketSettings),
  'GET object': getObject,
  'HEAD object': getObject,
  'GET object?attributes': getObjectAttributes,
  'PUT object': async (call) => ('x-amz-copy-source' in call.request.headers ? copyObject(call) : putObject(call)),
  'DELETE object': deleteObject,
  'POST object?uploads': beginUpload,
  'PUT object?uploadId': async (call) => ('x-amz-copy-source' in call.request.headers ? copyPart(call) : putPart(call)),
  'GET object?uploadId': listParts,
  'POST object?uploadId': completeUpload,
  'DELETE object?uploadId': abortUpload,
  ...named('GET object', objectSettings),
};

/** The operation that a request means. Throws NotImplemented or MethodNotAllowed where there is none. */
export function operationOf(method: string, { bucket, key, query }: S3Address): S3Handler {
  const scope = bucket === '' ? 'service' : key === '' ? 'bucket' : 'object';
  const subresource = query.keys().find((name) => subresources.has(name));
  const name = `${method} ${scope}${subresource === undefined ? '' : `?${subresource}`}`;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation !== undefined) return operation;
  if (subresource !== undefined) throw notImplemented(`${method} of a ${scope} with "${subresource}"`);
  throw s3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', { Method: method });
}
