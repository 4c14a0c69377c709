import { createHash, createHmac } from 'node:crypto';

export interface SigningKey {
  readonly id: string;
  readonly secret: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Headers of a request under Signature Version 4; paths and queries have to be plain already. S3's hash is put into its header. */
export function signRequest(
  key: SigningKey,
  service: 'sagemaker' | 'sts' | 's3',
  {
    method,
    target,
    headers,
    body = '',
    time = new Date(),
  }: {
    method: string;
    target: string;
    headers: Readonly<Record<string, string>>;
    body?: string;
    time?: Date;
  },
): Record<string, string> {
  const stamp = time.toISOString().replaceAll(/[:-]|\.\d{3}/g, '');
  const hash = sha256(body);
  const signed: Record<string, string> = {
    ...headers,
    'x-amz-date': stamp,
    ...(service === 's3' && { 'x-amz-content-sha256': hash }),
  };
  const names = Object.keys(signed).toSorted();
  const [path = '/', query = ''] = target.split('?');
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('');
  const canonical = [method, path, query, lines, names.join(';'), hash].join('\n');
  const scope = [stamp.slice(0, 8), 'eu-north-1', service, 'aws4_request'];
  const signingKey = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${key.secret}`);
  const signature = hmac(signingKey, ['AWS4-HMAC-SHA256', stamp, scope.join('/'), sha256(canonical)].join('\n'));
  const authorization = `AWS4-HMAC-SHA256 Credential=${key.id}/${scope.join('/')}, SignedHeaders=${names.join(';')}, Signature=${signature.toString('hex')}`;
  return { ...signed, authorization };
}
