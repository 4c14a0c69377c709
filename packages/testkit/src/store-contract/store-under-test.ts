import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock, ProjectId } from '@assay/base';
import type { CallOptions, Store } from '@assay/core';
import type { Step } from './script-operations.ts';

export interface OpenOptions {
  /** URL of a module with the `commands` and `queries` that the store is to run. */
  readonly operations: string;
  readonly clock?: Clock;
  readonly maxQueuedCommands?: number;
}

/** What a module that opens an adapter for these suites exports. */
export interface StoreModule {
  /** Opens the store of a folder; the same folder is the same store. */
  open(folder: string, options: OpenOptions): Promise<Store>;
}

export const operationsUrl = pathToFileURL(createRequire(import.meta.url).resolve('#threads/script-operations')).href;

/** A store in a folder of its own, which it can be closed and opened again on. */
export class StoreUnderTest implements AsyncDisposable {
  readonly module: StoreModule;
  readonly folder: string;
  readonly options: OpenOptions;
  store: Store;

  private constructor(module: StoreModule, folder: string, options: OpenOptions, store: Store) {
    this.module = module;
    this.folder = folder;
    this.options = options;
    this.store = store;
  }

  static async open(module: StoreModule, options: Partial<OpenOptions> = {}): Promise<StoreUnderTest> {
    const folder = await mkdtemp(join(tmpdir(), 'assay-store-'));
    const whole = { operations: operationsUrl, ...options };
    return new StoreUnderTest(module, folder, whole, await module.open(folder, whole));
  }

  async reopen(): Promise<void> {
    await this.store[Symbol.asyncDispose]();
    this.store = await this.module.open(this.folder, this.options);
  }

  /** Runs the steps in one command and answers what each gave. */
  write(steps: readonly Step[], options: Partial<CallOptions> = {}): Promise<unknown[]> {
    return executeScript(this.store, steps, options);
  }

  /** Runs the steps in one query. */
  async read(steps: readonly Step[], options: Partial<CallOptions> = {}): Promise<unknown[]> {
    const query = this.store.query.bind(this.store) as (
      name: string,
      input: unknown,
      options: CallOptions,
    ) => Promise<unknown>;
    return (await query('readScript', steps, callOptions(options))) as unknown[];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.store[Symbol.asyncDispose]();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function executeScript(
  store: Store,
  steps: readonly Step[],
  options: Partial<CallOptions> = {},
): Promise<unknown[]> {
  const execute = store.execute.bind(store) as (name: string, input: unknown, options: CallOptions) => Promise<unknown>;
  return (await execute('script', steps, callOptions(options))) as unknown[];
}

export const callOptions = (options: Partial<CallOptions> = {}): CallOptions => ({
  projectId: 1 as ProjectId,
  actor: { name: 'test' },
  ...options,
});
