import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createClient } from '@assay/sdk/browser';
import { createKey } from '@assay/server';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { launchBrowser } from './browser.ts';
import { seedAnalysis } from './seed-analysis.ts';
import type { AssayClient } from './seed.ts';

export interface Key {
  readonly id: string;
  readonly secret: string;
}

/** A browser of somebody with a key. */
export interface Visitor {
  readonly context: BrowserContext;
  /** What the server refused it. */
  readonly refused: string[];
  open(address: string, shows: string): Promise<Page>;
}

/** A server with an experiment, and two who have a key of it: one may do everything, one only read. */
export interface VisitedServer extends AsyncDisposable {
  readonly server: TestServer;
  /** Of who may write. */
  readonly client: AssayClient;
  readonly writer: Visitor;
  readonly reader: Visitor;
  readonly experimentId: string;
  readonly runIds: readonly string[];
  visitorWith(key: Key): Promise<Visitor>;
}

export async function startVisitedServer(): Promise<VisitedServer> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'assay-readers-'));
  const writerKey = await createKey(dataDir, { name: 'writer' });
  const readerKey = await createKey(dataDir, { name: 'guest', permission: 'read' });
  const server = await startServer({ dataDir });
  const browser = await launchBrowser();
  const client = createClient({ url: server.url, key: `${writerKey.id}.${writerKey.secret}` });
  const visitorWith = (key: Key): Promise<Visitor> => visitorOf(browser, server.url, key);
  return {
    server,
    client,
    writer: await visitorWith(writerKey),
    reader: await visitorWith(readerKey),
    ...(await seedAnalysis(client)),
    visitorWith,
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server[Symbol.asyncDispose]();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function visitorOf(browser: Browser, url: string, { id, secret }: Key): Promise<Visitor> {
  const context = await browser.newContext({
    httpCredentials: { username: id, password: secret },
    viewport: { width: 1500, height: 900 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const refused: string[] = [];
  context.on('response', (response) => {
    if (response.status() === 403) refused.push(`${response.request().method()} ${response.url()}`);
  });
  return {
    context,
    refused,
    open: async (address, shows) => {
      const page = await context.newPage();
      await page.goto(address.startsWith('http') ? address : url + address);
      await page.getByText(shows).filter({ visible: true }).first().waitFor();
      return page;
    },
  };
}
