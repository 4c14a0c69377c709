import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Says in the data folder where its server is, while it runs: `server.json` with url, version and process. Whoever reads
 * it asks the address whether somebody is still there.
 */
export async function writeServerFile(
  dataDir: string,
  server: { readonly url: string; readonly version: string },
): Promise<AsyncDisposable> {
  const file = path.join(dataDir, 'server.json');
  await writeFile(file, `${JSON.stringify({ url: server.url, version: server.version, process: process.pid })}\n`);
  return {
    async [Symbol.asyncDispose]() {
      await rm(file, { force: true });
    },
  };
}
