import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where the spools of this user's processes are: `ASSAY_SPOOL`, else the place that the system has for the state of
 * programs. It is not in the working folder, so that nothing that somebody else put there is ever sent.
 */
export function spoolRoot(env: NodeJS.ProcessEnv = process.env): string {
  const given = env['ASSAY_SPOOL'];
  if (given !== undefined && given !== '') return path.resolve(given);
  const state = env['XDG_STATE_HOME'];
  if (state !== undefined && path.isAbsolute(state)) return path.join(state, 'assay', 'spool');
  const local = env['LOCALAPPDATA'];
  if (process.platform === 'win32' && local !== undefined) return path.join(local, 'assay', 'spool');
  return path.join(homedir(), '.local', 'state', 'assay', 'spool');
}
