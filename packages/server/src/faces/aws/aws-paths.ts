import type { IncomingMessage } from 'node:http';
import { credentialScope } from './credential-scope.ts';
import { isPresignedV2 } from './sigv2/is-presigned-v2.ts';

/**
 * AWS's services share the one port with everything else, and with the paths of everything else. What tells a request of theirs is its
 * target header, its path, or the service it was signed for; it is then routed below one of these prefixes, which nobody can ask for
 * from outside.
 */
export const awsPaths = {
  /** `POST /` with a target: SageMaker's control plane. */
  sagemaker: '/.aws/sagemaker',
  /** `/BatchPutMetrics`, `/BatchGetMetrics`. */
  metrics: '/.aws/metrics',
  sts: '/.aws/sts',
  /** All of S3, whatever its path: bucket, key and query are read from `request.originalUrl`, as they were sent. */
  s3: '/.aws/s3',
} as const;

const hidden = '/.aws';

/** The path that a request is routed by. */
export function routedPath({ method, url = '/', headers }: IncomingMessage): string {
  if (!url.startsWith('/')) return url;
  if (url.startsWith(hidden)) return '/not-found';
  const path = url.split('?', 1)[0] ?? '/';
  if (method === 'POST' && path === '/' && headers['x-amz-target'] !== undefined) return awsPaths.sagemaker;
  if (path === '/BatchPutMetrics' || path === '/BatchGetMetrics') return awsPaths.metrics + path;
  const service = credentialScope(headers, url)?.service;
  if (service === 's3' || (service === undefined && isPresignedV2(url))) return awsPaths.s3;
  if (path !== '/') return url;
  if (service === 'sts') return awsPaths.sts;
  if (method !== 'POST') return url;
  // A call without a target, or without a signature: nothing else is served at this path.
  if (service !== undefined) return awsPaths.sagemaker;
  return headers['content-type']?.startsWith('application/x-www-form-urlencoded') ? awsPaths.sts : url;
}

export type AwsService = keyof typeof awsPaths;

/** The service that a request was routed to; undefined for everything that is not AWS's. */
export function awsServiceOf(routedUrl: string): AwsService | undefined {
  if (!routedUrl.startsWith(hidden)) return undefined;
  return services.find((service) => routedUrl.startsWith(awsPaths[service]));
}

const services = Object.keys(awsPaths) as readonly AwsService[];
