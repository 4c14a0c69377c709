import { describeStoreContract } from '@assay/testkit';

await describeStoreContract('SQLite', new URL('./open-sqlite.ts', import.meta.url).href);
