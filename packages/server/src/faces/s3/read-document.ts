import { signedBody } from '../aws/signed-body.ts';
import { checkedBody } from './request-checksums.ts';
import { s3Error } from './s3-error.ts';
import type { S3Call } from './s3-call.ts';
import { readXml } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';

/** A thousand keys to delete, or ten thousand parts, take less. */
const maxBytes = 4 * 1024 * 1024;

/** The XML document that a request bears; undefined when its body is empty. */
export async function readDocument(call: S3Call): Promise<XmlElement | undefined> {
  const bytes = await collect(checkedBody(call).bytes);
  return bytes.length === 0 ? undefined : readXml(bytes);
}

/** The same where checksums in the request's headers are those of something else than its body. */
export async function readPlainDocument(call: S3Call): Promise<XmlElement> {
  return readXml(await collect(signedBody(call.request).bytes));
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of bytes) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes)
      throw s3Error('MaxMessageLengthExceeded', 'Your request was too big.', {
        MaxMessageLengthBytes: String(maxBytes),
      });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
}
