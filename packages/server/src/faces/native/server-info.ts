import type { NativeHandlers } from './handler.ts';

/** What the server knows about itself beside the store. */
export interface ServerFacts {
  readonly version: string;
  readonly isLocked: () => boolean;
}

export const serverInfoHandlers = ({ version, isLocked }: ServerFacts) =>
  ({
    getServer: async (_input, { store, options, mayWrite }) => ({
      name: 'assay',
      version,
      project: 'default',
      authentication: isLocked() ? 'key' : 'none',
      caller: options.actor.name,
      permission: mayWrite ? 'write' : 'read',
      ...(await store.query('getServer', {}, options)),
    }),
  }) satisfies Partial<NativeHandlers>;
