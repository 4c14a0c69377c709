import { describeSearchContract, describeSeriesContract, describeStoreContract } from '@assay/testkit';

await describeStoreContract('SQLite', new URL('./open-sqlite.ts', import.meta.url).href);
await describeSearchContract('SQLite, columns in memory', new URL('./open-sqlite-columns.ts', import.meta.url).href);
await describeSeriesContract('SQLite, sealing at once', new URL('./open-sqlite-sealing.ts', import.meta.url).href);
