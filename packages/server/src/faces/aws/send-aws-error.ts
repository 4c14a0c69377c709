import type { FastifyReply } from 'fastify';
import { AssayError } from '@assay/base';
import { asAwsError } from './aws-error.ts';
import type { AwsError } from './aws-error.ts';
import type { AwsService } from './aws-paths.ts';
import { escapeXml, xmlHeader } from './xml.ts';

interface Form {
  readonly mediaType: string;
  print(error: AwsError, reply: FastifyReply): string;
}

const jsonForm = (mediaType: string): Form => ({
  mediaType,
  print: ({ code, message }) => JSON.stringify({ __type: code, Message: message, message }),
});

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

const forms: Readonly<Record<AwsService, Form>> = {
  sagemaker: jsonForm('application/x-amz-json-1.1'),
  metrics: jsonForm('application/json'),
  sts: {
    mediaType: 'text/xml',
    print({ code, message, status }, { request }) {
      const type = status < 500 ? 'Sender' : 'Receiver';
      const inner = element('Type', type) + element('Code', code) + element('Message', message);
      return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${inner}</Error>${element('RequestId', request.id)}</ErrorResponse>\n`;
    },
  },
  s3: {
    mediaType: 'application/xml',
    print({ code, message, details }, { request }) {
      const [resource = ''] = request.originalUrl.split('?', 1);
      const parts = { Code: code, Message: message, ...details, Resource: resource, RequestId: request.id };
      const inner = Object.entries(parts).map(([name, text]) => element(name, text));
      return `${xmlHeader}<Error>${inner.join('')}</Error>`;
    },
  },
};

/** Answers whatever was thrown in the form of the service; `status` where HTTP is finer than the service's codes. */
export function sendAwsError(reply: FastifyReply, service: AwsService, thrown: unknown, status?: number): void {
  const error = asAwsError(thrown, service);
  const form = forms[service];
  const retryAfterMs = thrown instanceof AssayError ? thrown.details.retryAfterMs : undefined;
  if (retryAfterMs !== undefined) reply.header('retry-after', Math.max(1, Math.ceil(retryAfterMs / 1000)));
  if (service === 'sagemaker' || service === 'metrics') reply.header('x-amzn-errortype', error.code);
  void reply
    .code(status ?? error.status)
    .header('content-type', form.mediaType)
    .header('cache-control', 'no-store')
    .send(form.print(error, reply));
}

/** The header in which the service answers a request's id. */
export const requestIdHeader = (service: AwsService): string =>
  service === 's3' ? 'x-amz-request-id' : 'x-amzn-requestid';
