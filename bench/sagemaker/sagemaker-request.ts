import { encodeHead } from '../support/http-connection.ts';

/** The bytes of a call as AWS's clients send it, unsigned: what a server without access keys takes. */
export function sagemakerRequest(operation: string, port: number, input: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(input));
  const headers = { 'Content-Type': 'application/x-amz-json-1.1', 'X-Amz-Target': `SageMaker.${operation}` };
  return Buffer.concat([encodeHead('POST', '/', port, body.length, headers), body]);
}
