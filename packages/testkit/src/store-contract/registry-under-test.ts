import { expect } from 'vitest';
import { AssayError } from '@assay/base';
import type { ErrorCode } from '@assay/base';
import type { CommandInput, CommandName, CommandOutput, QueryInput, QueryName, QueryOutput } from '@assay/core';
import { callOptions, StoreUnderTest } from './store-under-test.ts';
import type { StoreModule } from './store-under-test.ts';

/** A store asked about registered models. */
export class RegistryUnderTest implements AsyncDisposable {
  readonly under: StoreUnderTest;

  private constructor(under: StoreUnderTest) {
    this.under = under;
  }

  static async open(module: StoreModule): Promise<RegistryUnderTest> {
    return new RegistryUnderTest(await StoreUnderTest.open(module));
  }

  do<C extends CommandName>(command: C, input: CommandInput<C>): Promise<CommandOutput<C>> {
    return this.under.store.execute(command, input, callOptions());
  }

  ask<Q extends QueryName>(query: Q, input: QueryInput<Q>): Promise<QueryOutput<Q>> {
    return this.under.store.query(query, input, callOptions());
  }

  async models(filter: string, sort?: string): Promise<string[]> {
    const { models } = await this.ask('listModels', { filter, ...(sort !== undefined && { sort }) });
    return models.map(({ name }) => name);
  }

  async versions(filter: string, sort?: string): Promise<string[]> {
    const { versions } = await this.ask('listModelVersions', { filter, ...(sort !== undefined && { sort }) });
    return versions.map(({ model, version }) => `${model}/${version}`);
  }

  /** A model with so many versions, from `s3://<name>/<number>`. */
  async fill(name: string, count: number): Promise<void> {
    await this.do('createModel', { name });
    for (let i = 1; i <= count; i++) await this.do('createModelVersion', { model: name, source: `s3://${name}/${i}` });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.under[Symbol.asyncDispose]();
  }
}

export const refused = async (call: Promise<unknown>, code: ErrorCode, message: RegExp): Promise<void> => {
  const thrown: unknown = await call.catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(AssayError);
  expect(thrown).toMatchObject({ code, message: expect.stringMatching(message) });
};
