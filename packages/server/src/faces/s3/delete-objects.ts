import type { FastifyReply } from 'fastify';
import { AssayError } from '@assay/base';
import { asAwsError } from '../aws/aws-error.ts';
import { unquoted } from './object-headers.ts';
import { refuseVersions } from './get-object.ts';
import { field, group, root } from './print-xml.ts';
import { readDocument } from './read-document.ts';
import { childText, malformed } from './read-xml.ts';
import { asS3Error, s3Error } from './s3-error.ts';
import { header, sendNothing, sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

const maxObjects = 1000;

/** A key that names nothing counts as deleted. */
export async function deleteObject(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, options } = call;
  refuseVersions(call);
  const ifMatch = header(call, 'if-match');
  const object = ifMatch === undefined ? { key } : { key, ifMatch: unquoted(ifMatch) };
  const [answer] = await store.execute('deleteObjects', { bucket, objects: [object] }, options);
  if (answer?.error !== undefined) throw failure(key, answer.error);
  return sendNothing(call, 204);
}

export async function deleteObjects(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, options } = call;
  const document = (await readDocument(call)) ?? malformed();
  const named = document.children.filter(({ name }) => name === 'Object');
  if (document.name !== 'Delete' || named.length === 0 || named.length > maxObjects) malformed();
  const objects = named.map((element) => {
    const ifMatch = childText(element, 'ETag');
    const version = childText(element, 'VersionId');
    if (version !== undefined && version !== 'null')
      throw s3Error('NoSuchVersion', 'The specified version does not exist.');
    const key = childText(element, 'Key') ?? malformed();
    return ifMatch === undefined ? { key } : { key, ifMatch: unquoted(ifMatch) };
  });
  const quiet = childText(document, 'Quiet') === 'true';
  const answers = await store.execute('deleteObjects', { bucket, objects }, options);
  const parts = answers.map(({ key, error }) => {
    if (error === undefined) return quiet ? '' : group('Deleted', field('Key', key));
    const { code, message } = asAwsError(failure(key, error), 's3');
    return group('Error', field('Key', key), field('Code', code), field('Message', message));
  });
  return sendXml(call, root('DeleteResult', ...parts));
}

const failure = (key: string, { code, message }: { code: AssayError['code']; message: string }): unknown =>
  asS3Error(new AssayError(code, message, { kind: 'object', id: key }));
