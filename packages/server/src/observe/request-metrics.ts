/** Upper bounds in seconds, for requests from a lookup in memory to a long upload. */
const bucketBoundsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60] as const;

interface Histogram {
  readonly buckets: Uint32Array;
  sumSeconds: number;
  count: number;
}

/** Counts and latencies of requests by route. Routes are the registered patterns, so clients cannot add series. */
export interface RequestMetrics {
  record(method: string, route: string, status: number, seconds: number): void;
  /** In the text format that Prometheus reads. */
  print(): string;
}

export function requestMetrics(): RequestMetrics {
  const counts = new Map<string, number>();
  const histograms = new Map<string, Histogram>();
  return {
    record(method, route, status, seconds) {
      const labels = `method="${method}",route="${route}"`;
      const key = `${labels},status="${status}"`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      let histogram = histograms.get(labels);
      if (histogram === undefined) {
        histogram = { buckets: new Uint32Array(bucketBoundsSeconds.length), sumSeconds: 0, count: 0 };
        histograms.set(labels, histogram);
      }
      const at = bucketBoundsSeconds.findIndex((bound) => seconds <= bound);
      if (at >= 0) histogram.buckets[at] = (histogram.buckets[at] ?? 0) + 1;
      histogram.sumSeconds += seconds;
      histogram.count++;
    },
    print() {
      const lines = ['# HELP assay_http_requests_total Requests answered.', '# TYPE assay_http_requests_total counter'];
      for (const [labels, count] of counts) lines.push(`assay_http_requests_total{${labels}} ${count}`);
      const name = 'assay_http_request_duration_seconds';
      lines.push(`# HELP ${name} Time from a request's headers to the end of its answer.`, `# TYPE ${name} histogram`);
      for (const [labels, { buckets, sumSeconds, count }] of histograms) {
        let below = 0;
        for (const [i, bound] of bucketBoundsSeconds.entries())
          lines.push(`${name}_bucket{${labels},le="${bound}"} ${(below += buckets[i] ?? 0)}`);
        lines.push(`${name}_bucket{${labels},le="+Inf"} ${count}`);
        lines.push(`${name}_sum{${labels}} ${sumSeconds}`, `${name}_count{${labels}} ${count}`);
      }
      return `${lines.join('\n')}\n`;
    },
  };
}
