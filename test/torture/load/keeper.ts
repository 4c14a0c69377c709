import { newId, systemClock, systemRandomBytes } from '@assay/base';
import { artifactBytes } from './artifact-bytes.ts';
import type { Ledger, TrackedRun } from './ledger.ts';
import type { NativeClient } from './native-client.ts';
import type { Random } from './random.ts';

const openRuns = 4;

/** Makes runs, ends them, removes some for good, and reads while others write. */
export class Keeper {
  readonly #ledger: Ledger;
  readonly #random: Random;
  #made = 0;
  #uploads = 0;

  constructor(ledger: Ledger, random: Random) {
    this.#ledger = ledger;
    this.#random = random;
  }

  async work(client: NativeClient, signal: AbortSignal): Promise<void> {
    try {
      await this.settle(client);
      while (!signal.aborted) {
        await this.#step(client);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    } catch {
      // The server is gone; what was asked stays open until the next one.
    }
  }

  /** Asks again for what was not answered. Rejects when the server is gone. */
  async settle(client: NativeClient): Promise<void> {
    for (const run of this.#ledger.runs.values()) {
      if (run.created === 'unknown') await this.#create(client, run);
      if (run.purged === 'unknown') await this.#purge(client, run);
      else if (run.purged === undefined && run.status.outcome === 'unknown' && run.created === 'acknowledged')
        await this.#setStatus(client, run);
    }
  }

  async #step(client: NativeClient): Promise<void> {
    const open = this.#ledger.openRuns();
    const run = open[this.#random.between(0, open.length - 1)];
    if (run === undefined || open.length < openRuns) {
      const name = `t${++this.#made}`;
      await this.#create(client, this.#ledger.addRun(newId(systemClock, systemRandomBytes), name));
      return;
    }
    const what = this.#random.next();
    if (what < 0.04) {
      run.closed = true;
      run.status = { wanted: this.#random.pick(['completed', 'failed']), outcome: 'unknown' };
      await this.#setStatus(client, run);
    } else if (what < 0.06) {
      run.closed = true;
      run.purged = 'unknown';
      await this.#purge(client, run);
    } else if (what < 0.2) await this.#upload(client, run);
    else if (what < 0.45) await client.call('GET', `/runs/${run.id}/metrics`);
    else await client.call('GET', `/runs/${run.id}/points?name=${encodeURIComponent('value/a')}&limit=1000`);
  }

  async #upload(client: NativeClient, run: TrackedRun): Promise<void> {
    const name = `${run.name}-${++this.#uploads}.bin`;
    const headers = { 'content-type': 'application/octet-stream' };
    const target = `/runs/${run.id}/artifacts/content?name=${name}`;
    const { status, body } = await client.send('PUT', target, artifactBytes(name), headers);
    if (status === 201) {
      run.artifacts.add(name);
      this.#ledger.counts.artifacts++;
    } else if (![429, 503, 507].includes(status))
      this.#ledger.contradictions.push(`uploading ${name}: ${status} ${body}`);
  }

  async #create(client: NativeClient, run: TrackedRun): Promise<void> {
    const body = { id: run.id, name: run.name, experimentName: 'torture', status: 'running' };
    const answer = await client.call('POST', '/runs', body, { 'idempotency-key': run.id });
    if (answer.status === 201 || answer.status === 200) {
      run.created = 'acknowledged';
      run.status = { wanted: 'running', outcome: 'acknowledged' };
    } else if (answer.status < 500 && answer.status !== 429)
      this.#ledger.contradictions.push(`making run ${run.name}: ${answer.status} ${answer.body}`);
  }

  async #setStatus(client: NativeClient, run: TrackedRun): Promise<void> {
    const answer = await client.call('PATCH', `/runs/${run.id}`, { status: run.status.wanted });
    if (answer.status === 200) run.status = { ...run.status, outcome: 'acknowledged' };
    else if (answer.status < 500 && answer.status !== 429)
      this.#ledger.contradictions.push(`ending run ${run.name}: ${answer.status} ${answer.body}`);
  }

  /** Each of the two may have been done by an attempt that was not answered. */
  async #purge(client: NativeClient, run: TrackedRun): Promise<void> {
    const deleted = await client.call('DELETE', `/runs/${run.id}`);
    if (deleted.status >= 500 || deleted.status === 429) return;
    const { status, body } = await client.call('POST', `/runs/${run.id}/purge`);
    if (status === 204 || status === 404) run.purged = 'acknowledged';
    else if (status < 500 && status !== 429)
      this.#ledger.contradictions.push(`purging run ${run.name}: ${status} ${body}`);
  }
}
