export { describeStoreContract } from './store-contract/describe-store-contract.ts';
export type { OpenOptions, StoreModule } from './store-contract/store-under-test.ts';
