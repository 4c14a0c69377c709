import { encodeRequest, HttpConnection } from './http-connection.ts';
import { expectStatus } from './load.ts';

const prefix = 'assay_store_';

/** The store's own counters, from the server's page for Prometheus. */
export async function storeGauges(port: number): Promise<ReadonlyMap<string, number>> {
  using connection = await HttpConnection.open(port);
  const { body } = expectStatus(await connection.send(encodeRequest('GET', '/metrics', port)), 200);
  const lines = body.toString().split('\n');
  const gauges = lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(prefix.length).split(' '));
  return new Map(gauges.map(([name, value]) => [name ?? '', Number(value)]));
}

/** `name +change` of the counters that match and differ. */
export function changedGauges(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  wanted: RegExp,
): string {
  const changes = [...after]
    .map(([name, value]) => ({ name, change: value - (before.get(name) ?? 0) }))
    .filter(({ name, change }) => wanted.test(name) && change !== 0);
  return changes.map(({ name, change }) => `${name} ${change > 0 ? '+' : ''}${change}`).join(', ');
}
