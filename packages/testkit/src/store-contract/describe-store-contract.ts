import { describe } from 'vitest';
import { describeChanges } from './describe-changes.ts';
import { describeCounts } from './describe-counts.ts';
import { describeDurability } from './describe-durability.ts';
import { describeLoggedModels } from './describe-logged-models.ts';
import { describeNamedColumns } from './describe-named-columns.ts';
import { describeRegistrySearch } from './describe-registry-search.ts';
import { describeRegistry } from './describe-registry.ts';
import { describeRows } from './describe-rows.ts';
import { describeSearch } from './describe-search.ts';
import { describeSelections } from './describe-selections.ts';
import { describeSeries } from './describe-series.ts';
import { describeTransactions } from './describe-transactions.ts';
import type { StoreModule } from './store-under-test.ts';

/**
 * What every adapter of the store port does. `moduleUrl` is a module that exports `open` (`StoreModule`); it is also loaded by
 * a process that is killed.
 */
export async function describeStoreContract(name: string, moduleUrl: string): Promise<void> {
  const module: StoreModule = await import(moduleUrl);
  describe(`store contract: ${name}`, () => {
    describeTransactions(module);
    describeRows(module);
    describeSeries(module);
    describeChanges(module);
    describeCounts(module);
    describeLoggedModels(module);
    describeNamedColumns(module);
    describeRegistry(module);
    describeRegistrySearch(module);
    describeSearch(module);
    describeSelections(module);
    describeDurability(module, moduleUrl);
  });
}

/** The part about searching alone, for an adapter that has another way to search. */
export async function describeSearchContract(name: string, moduleUrl: string): Promise<void> {
  const module: StoreModule = await import(moduleUrl);
  describe(`search contract: ${name}`, () => {
    describeSearch(module);
    describeSelections(module);
  });
}

/** The part about points, and about what is there after a crash, for an adapter that keeps points in another way. */
export async function describeSeriesContract(name: string, moduleUrl: string): Promise<void> {
  const module: StoreModule = await import(moduleUrl);
  describe(`series contract: ${name}`, () => {
    describeSeries(module);
    describeDurability(module, moduleUrl);
  });
}
