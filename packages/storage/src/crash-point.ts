/**
 * Places between two steps of the store where a crash must lose nothing. Tests arm one by `ASSAY_CRASH_POINT=<name>` or
 * `<name>:<n>` for its n-th passing; the process then kills itself there, as a power failure of the machine's would.
 */
export const crashPoints = [
  'writer.before-commit',
  'writer.after-commit',
  'writer.summaries-flushed',
  'compactor.segment-begun',
  'compactor.segment-written',
  'compactor.segment-synced',
  'compactor.before-seal',
  'compactor.seal-uncommitted',
  'compactor.after-seal',
  'compactor.log-partly-deleted',
  'compactor.merge-sealed',
  'compactor.parts-moved',
  'compactor.segment-unlinked',
] as const;

export type CrashPoint = (typeof crashPoints)[number];

const [armedName, passings = '1'] = (process.env['ASSAY_CRASH_POINT'] ?? '').split(':');
let left = Number(passings);

export function crashPoint(name: CrashPoint): void {
  if (name !== armedName) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}
