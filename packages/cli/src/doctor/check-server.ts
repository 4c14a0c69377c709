import { AssayError, messageOf } from '@assay/base';
import { createClient, noRetry } from '@assay/sdk/browser';
import { cliVersion } from '../cli-version.ts';
import { fine, notChecked, wrong } from './check-result.ts';
import type { ServerInfo } from '@assay/wire';
import type { ConnectionOptions } from '../connection.ts';
import type { CheckResult } from './check-result.ts';

const timeoutMs = 5000;
const greatestClockDifferenceMs = 5000;

/** Whether the server answers, takes the key, has this version, and agrees on the time. */
export async function checkServer(options: ConnectionOptions): Promise<readonly CheckResult[]> {
  const reached = await reach(options.url);
  if (reached.outcome !== 'fine') {
    return [reached, ...['key', 'version', 'clock'].map((name) => notChecked(name, 'the server does not answer'))];
  }
  const info = await readInfo(options);
  return [reached, checkKey(info, options), checkVersion(info), checkClock(reached.dateHeader, reached.roundTripMs)];
}

interface Reached extends CheckResult {
  readonly dateHeader: string | null;
  readonly roundTripMs: number;
}

async function reach(url: string): Promise<Reached> {
  const startedMs = performance.now();
  const nothing = { dateHeader: null, roundTripMs: 0 };
  try {
    const answer = await fetch(new URL('readyz', url.endsWith('/') ? url : `${url}/`), {
      signal: AbortSignal.timeout(timeoutMs),
    });
    const roundTripMs = performance.now() - startedMs;
    await answer.arrayBuffer();
    const seen = { dateHeader: answer.headers.get('date'), roundTripMs };
    if (answer.ok) return { ...fine('server', `${url} is ready (${roundTripMs.toFixed(0)} ms)`), ...seen };
    return {
      ...wrong(
        'server',
        `${url} answers ${answer.status}, so it is not ready`,
        'Look at what it prints; is it the right address?',
      ),
      ...seen,
    };
  } catch (thrown) {
    const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
    return {
      ...wrong(
        'server',
        `${url} does not answer: ${messageOf(cause)}`,
        'Start one with "assay serve", or give its address with --url or ASSAY_URL.',
      ),
      ...nothing,
    };
  }
}

async function readInfo({ url, key }: ConnectionOptions): Promise<ServerInfo | AssayError> {
  try {
    return await createClient({ url, key, retry: noRetry, timeoutMs }).getServer();
  } catch (thrown) {
    return thrown instanceof AssayError ? thrown : new AssayError('Internal', messageOf(thrown));
  }
}

function checkKey(info: ServerInfo | AssayError, { key }: ConnectionOptions): CheckResult {
  if (!(info instanceof AssayError)) {
    if (info.authentication === 'none') return fine('key', 'none needed: the server listens to its own machine only');
    return fine('key', info.permission === 'read' ? 'accepted; it may only read' : 'accepted');
  }
  if (info.code !== 'Unauthenticated' && info.code !== 'Forbidden')
    return wrong('key', info.message, 'Is that address an Assay server?');
  return key === undefined
    ? wrong('key', 'the server wants one, and none is given', 'Set ASSAY_KEY. A new key: assay keys create')
    : wrong(
        'key',
        'the server does not accept the one given',
        'Look at ASSAY_KEY; keys that are valid: assay keys list',
      );
}

function checkVersion(info: ServerInfo | AssayError): CheckResult {
  const own = cliVersion();
  if (info instanceof AssayError) return notChecked('version', 'the server does not say');
  return info.version === own
    ? fine('version', `${own} here and there`)
    : wrong('version', `${own} here, ${info.version} on the server`, 'Install the same version in both places.');
}

/** The server's clock has whole seconds, and was read some time during the round trip. */
export function checkClock(dateHeader: string | null, roundTripMs: number, nowMs = Date.now()): CheckResult {
  const serverMs = Date.parse(dateHeader ?? '');
  if (Number.isNaN(serverMs)) return notChecked('clock', 'the server does not say its time');
  const differenceMs = serverMs + 500 - (nowMs - roundTripMs / 2);
  const detail = `the server's is ${Math.abs(differenceMs / 1000).toFixed(1)} s ${differenceMs < 0 ? 'behind' : 'ahead'}`;
  if (Math.abs(differenceMs) <= greatestClockDifferenceMs + roundTripMs)
    return fine('clock', 'agrees with that of the server');
  return wrong(
    'clock',
    detail,
    'Set both by a time service: times of points come from here, those of runs from there.',
  );
}
