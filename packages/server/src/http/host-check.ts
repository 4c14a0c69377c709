import { isIP, isIPv4, isIPv6 } from 'node:net';

/** The name or address in a Host header, without its port and brackets; undefined when it is none. */
export function hostName(host: string): string | undefined {
  const bracketed = /^\[([^\]%]*)\](?::\d{1,5})?$/.exec(host)?.[1];
  if (bracketed !== undefined) return isIPv6(bracketed) ? bracketed : undefined;
  return /^([A-Za-z0-9._-]+)(?::\d{1,5})?$/.exec(host)?.[1]?.toLowerCase();
}

/**
 * Whether requests to this host are meant for us. Addresses are: a page elsewhere cannot make its own name one. Names
 * are only loopback's and those that were allowed, so that no foreign name can be pointed here (DNS rebinding).
 */
export function hostCheck(allowedHosts: readonly string[]): (host: string | undefined) => boolean {
  const allowed = new Set(['localhost', ...allowedHosts.map((name) => name.toLowerCase())]);
  return (host) => {
    if (host === undefined) return false;
    const name = hostName(host);
    return name !== undefined && (allowed.has(name) || isIP(name) !== 0);
  };
}

/** True for addresses and names that only this machine reaches. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase();
  if (name === 'localhost' || name === '::1') return true;
  return isIPv4(name) && name.startsWith('127.');
}
