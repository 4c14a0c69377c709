import type { TestServer } from '../../support/server.ts';

/** Where the data folder lies, and what is left of it after a blow. */
export interface Disk extends AsyncDisposable {
  readonly dataDir: string;
  /** Called before each start of a server. Answers environment that the server needs. */
  readonly prepare: () => Promise<Readonly<Record<string, string>>>;
  /**
   * Ends the server, which may have ended itself a moment ago or not have come up, as this disk's kind of failure does. Afterwards the folder
   * holds what a machine would find there when it comes back.
   */
  readonly strike: (server: TestServer | undefined) => Promise<void>;
}
