import type { AssayClient } from '../core/client.ts';

/** What a session tells of a server, for what it holds itself. */
export interface NamedServer {
  readonly client: AssayClient;
  /** A name as it is written there. */
  nameOf(name: string): string;
}

/** Id of the experiment of that name, or undefined. */
export async function findExperimentId(
  server: NamedServer,
  experiment: string | { readonly name: string },
): Promise<string | undefined> {
  const name = typeof experiment === 'string' ? experiment : experiment.name;
  const { experiments } = await server.client.listExperiments({ query: { name: server.nameOf(name), limit: 1 } });
  return experiments[0]?.id;
}
