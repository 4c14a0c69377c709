export { describeBlobStoreContract } from './blob-contract/describe-blob-store-contract.ts';
export { MemoryBlobStore } from './blob-contract/memory-blob-store.ts';
export { describeExecutorContract } from './executor-contract/describe-executor-contract.ts';
export {
  describeSearchContract,
  describeSeriesContract,
  describeStoreContract,
} from './store-contract/describe-store-contract.ts';
export type { OpenOptions, StoreModule } from './store-contract/store-under-test.ts';
