import { createClient } from '@assay/sdk/browser';

/** The server that this page came from. */
export const api = createClient({ url: location.origin });

/** The address of an artifact's bytes, for links and images. */
export function artifactUrl(artifact: {
  readonly runId: string;
  readonly name: string;
  readonly direction: string;
}): string {
  const query = new URLSearchParams({ name: artifact.name, direction: artifact.direction });
  return `/api/v1/runs/${artifact.runId}/artifacts/content?${query.toString()}`;
}
