import { expect, test } from 'vitest';
import { requestMetrics } from './request-metrics.ts';

test('counts and cumulative buckets by route', () => {
  const metrics = requestMetrics();
  metrics.record('GET', '/a', 200, 0.0005);
  metrics.record('GET', '/a', 200, 0.03);
  metrics.record('GET', '/a', 404, 100);
  const lines = metrics.print().split('\n');
  expect(lines).toContain('assay_http_requests_total{method="GET",route="/a",status="200"} 2');
  expect(lines).toContain('assay_http_requests_total{method="GET",route="/a",status="404"} 1');
  const labels = 'method="GET",route="/a"';
  expect(lines).toContain(`assay_http_request_duration_seconds_bucket{${labels},le="0.001"} 1`);
  expect(lines).toContain(`assay_http_request_duration_seconds_bucket{${labels},le="0.05"} 2`);
  expect(lines).toContain(`assay_http_request_duration_seconds_bucket{${labels},le="60"} 2`);
  expect(lines).toContain(`assay_http_request_duration_seconds_bucket{${labels},le="+Inf"} 3`);
  expect(lines).toContain(`assay_http_request_duration_seconds_count{${labels}} 3`);
});
