import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { KeyBearer, KnownSecret } from '../../../keys/key-ring.ts';
import { signatureError } from '../sigv4/signature-faults.ts';

/** Query parameters that belong to what is signed: those that make a request one about something else, or change its answer. */
const signedParameters: ReadonlySet<string> = new Set([
  'accelerate',
  'acl',
  'analytics',
  'attributes',
  'cors',
  'defaultObjectAcl',
  'delete',
  'encryption',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'partNumber',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'retention',
  'select',
  'select-type',
  'storageClass',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
]);

type Request = Pick<IncomingMessage, 'method' | 'headers'>;

/** Whose key a request with such a URL is signed with. Throws a SignatureError. */
export function verifyPresignedV2(
  request: Request,
  target: string,
  { nowMs, secretOf }: { nowMs: number; secretOf: (keyId: string) => KnownSecret | undefined },
): KeyBearer {
  const query = new URLSearchParams(target.slice(target.indexOf('?') + 1));
  const expires = query.get('Expires') ?? '';
  if (!/^\d{1,12}$/.test(expires))
    throw signatureError('s3', 'malformedQuery', 'Expires: expected the time of its end in seconds since 1970.');
  const key = secretOf(query.get('AWSAccessKeyId') ?? '');
  if (key === undefined) throw signatureError('s3', 'unknownKey');
  const given = Buffer.from(query.get('Signature') ?? '', 'base64');
  const isRight = (path: string): boolean => {
    const expected = createHmac('sha1', key.secret)
      .update(stringToSign(request, path, target, query))
      .digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  const [path = ''] = target.split('?', 1);
  // A bucket is signed as `/bucket/` by some, boto3 among them, and asked for as `/bucket`.
  if (!isRight(path) && !(/^\/[^/]+$/.test(path) && isRight(`${path}/`))) throw signatureError('s3', 'mismatch');
  if (Number(expires) * 1000 < nowMs)
    throw signatureError('s3', 'expired', 'Request has expired', {
      Expires: new Date(Number(expires) * 1000).toISOString(),
      ServerTime: new Date(nowMs).toISOString(),
    });
  return key.bearer;
}

/** What is signed. Headers of the client's own stand in the query where it could not know that they would be sent. */
function stringToSign({ method = '', headers }: Request, path: string, target: string, query: URLSearchParams): string {
  const valueOf = (name: string): string => {
    const value = [headers[name] ?? query.getAll(name)].flat().join(',').trim();
    // A line break would let one value pass for several.
    if (/[\r\n]/.test(value)) throw signatureError('s3', 'malformedQuery', `${name}: holds a line break.`);
    return value;
  };
  const own = new Set([...Object.keys(headers), ...query.keys()].filter((name) => name.startsWith('x-amz-')));
  const lines = [...own].toSorted().map((name) => `${name}:${valueOf(name)}\n`);
  const parameters = target
    .slice(target.indexOf('?') + 1)
    .split('&')
    .map((each) => each.split('=').map(decoded))
    .filter(([name = '']) => signedParameters.has(name))
    .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
    .map(([name = '', ...value]) => (value.length === 0 ? name : `${name}=${value.join('=')}`));
  const resource = parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
  const standard = [method, valueOf('content-md5'), valueOf('content-type'), query.get('Expires') ?? ''];
  return `${standard.join('\n')}\n${lines.join('')}${resource}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw signatureError('s3', 'malformedQuery', 'The query cannot be read.');
  }
}
