import { expect, test } from 'vitest';
import { awsPaths, awsServiceOf, routedPath } from './aws-paths.ts';

const authorization = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=AK/20261121/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=00`;
const presigned = (service: string): string => `X-Amz-Credential=AK%2F20261121%2Fus-east-1%2F${service}%2Faws4_request`;
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

test.each([
  // By target and path, signed or not
  ['POST', '/', { 'x-amz-target': 'SageMaker.Search' }, awsPaths.sagemaker],
  ['POST', '/?x=1', { 'x-amz-target': 'Other' }, awsPaths.sagemaker],
  ['PUT', '/BatchPutMetrics', {}, `${awsPaths.metrics}/BatchPutMetrics`],
  ['POST', '/BatchGetMetrics?x', {}, `${awsPaths.metrics}/BatchGetMetrics`],
  ['POST', '/', form, awsPaths.sts],
  // By the service that was signed for
  ['GET', '/', { authorization: authorization('s3') }, awsPaths.s3],
  ['GET', '/api/v1/runs', { authorization: authorization('s3') }, awsPaths.s3],
  ['GET', `/box/key?${presigned('s3')}`, {}, awsPaths.s3],
  ['POST', '/', { authorization: authorization('sts') }, awsPaths.sts],
  ['GET', `/?Action=GetCallerIdentity&${presigned('sts')}`, {}, awsPaths.sts],
  ['POST', '/', { authorization: authorization('sagemaker') }, awsPaths.sagemaker],
  // Not AWS's
  ['GET', '/', {}, '/'],
  ['GET', '/', { 'x-amz-target': 'SageMaker.Search' }, '/'],
  ['POST', '/', {}, '/'],
  ['GET', '/runs', { authorization: authorization('sts') }, '/runs'],
  ['GET', '/api/v1/runs', { authorization: 'Bearer x.y' }, '/api/v1/runs'],
  ['GET', '/', { authorization: 'AWS4-HMAC-SHA256 Credential=AK/2026/us-east-1/s3/aws4_request' }, '/'],
  ['GET', '/', { authorization: 'AWS4-HMAC-SHA256 Credential=AK/20261121/us east/s3/aws4_request' }, '/'],
  // Inner names are nobody's
  ['GET', '/.aws/s3', {}, '/not-found'],
  ['POST', '/.aws/sagemaker', { 'x-amz-target': 'SageMaker.Search' }, '/not-found'],
  ['GET', '/.aws/../x', { authorization: authorization('s3') }, '/not-found'],
  ['GET', 'http://evil.test/', { authorization: authorization('s3') }, 'http://evil.test/'],
])('%s %s %j', (method, url, headers, routed) => {
  const request = { method, url, headers } as unknown as Parameters<typeof routedPath>[0];
  expect(routedPath(request)).toBe(routed);
});

test('each of the paths is one service', () => {
  for (const [service, path] of Object.entries(awsPaths)) expect(awsServiceOf(path)).toBe(service);
  for (const path of ['/', '/api/v1/runs', '/not-found', '/aws/s3']) expect(awsServiceOf(path)).toBeUndefined();
});
