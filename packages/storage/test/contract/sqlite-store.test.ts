import { describeSearchContract, describeStoreContract } from '@assay/testkit';

await describeStoreContract('SQLite', new URL('./open-sqlite.ts', import.meta.url).href);
await describeSearchContract('SQLite, columns in memory', new URL('./open-sqlite-columns.ts', import.meta.url).href);
