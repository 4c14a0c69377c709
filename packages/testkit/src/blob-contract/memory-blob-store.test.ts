import { describeBlobStoreContract } from './describe-blob-store-contract.ts';
import { MemoryBlobStore } from './memory-blob-store.ts';

describeBlobStoreContract('in memory', async () => new MemoryBlobStore());
