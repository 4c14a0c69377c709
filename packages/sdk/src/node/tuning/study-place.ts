import { AssayError } from '@assay/base';
import type { Study as StudyRecord } from '@assay/wire';
import type { Session } from '../session.ts';

/** What a trial needs to know of its study; plain data beside the session, so that it can be handed to a thread. */
export interface StudyFacts {
  readonly id: string;
  readonly name: string;
  readonly experimentName: string;
  readonly metrics: readonly string[];
  readonly leaseMs: number;
  /** Parameters are named in the course of a trial: the study has no space of its own. */
  readonly isNamed: boolean;
}

export const factsOf = (record: StudyRecord): StudyFacts => ({
  id: record.id,
  name: record.name,
  experimentName: record.experimentName,
  metrics: record.objectives.map(({ metric }) => metric),
  leaseMs: record.leaseMs,
  isNamed: Object.keys(record.space).length === 0,
});

/** Trials are numbered and chosen by the server: without one there is no study. */
export function requireServer(session: Session): Session {
  if (session.mode === 'online') return session;
  throw new AssayError(
    'InvalidInput',
    `A study needs its server, and this session is ${session.mode}. Use a session of mode "online".`,
    { path: 'mode' },
  );
}
