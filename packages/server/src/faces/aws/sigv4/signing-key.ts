import { createHmac } from 'node:crypto';

export const hmac = (key: string | Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();

export interface SigningScope {
  /** `yyyymmdd` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export const printScope = ({ date, region, service }: SigningScope): string =>
  `${date}/${region}/${service}/aws4_request`;

/** The key of one day, region and service, made from the secret. */
export const signingKey = (secret: string, { date, region, service }: SigningScope): Buffer =>
  hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');

const maxKept = 1000;

/** Makes each signing key once; keys are asked for only under ids that the server knows. */
export function signingKeys(): (keyId: string, secret: string, scope: SigningScope) => Buffer {
  const kept = new Map<string, { readonly secret: string; readonly key: Buffer }>();
  return (keyId, secret, scope) => {
    const name = `${keyId}/${printScope(scope)}`;
    const known = kept.get(name);
    if (known?.secret === secret) return known.key;
    const key = signingKey(secret, scope);
    if (kept.size >= maxKept) kept.clear();
    kept.set(name, { secret, key });
    return key;
  };
}
