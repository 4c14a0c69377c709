import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AwsError } from '../aws-error.ts';
import { chunkSignatures } from './chunk-signatures.ts';
import { decodeAwsChunked } from './decode-aws-chunked.ts';
import { signatureClaim } from './signature-claim.ts';
import { signingKey } from './signing-key.ts';
import { isSignatureRight } from './verify-signature.ts';
import type { SignedRequest } from './verify-signature.ts';

/**
 * The worked examples of AWS's own documentation (Amazon S3 API Reference, "Authenticating Requests (AWS Signature Version 4)"), with
 * the signatures that it prints.
 */
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const bearer = { name: 'example', permission: 'write' } as const;
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

interface Example {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payloadHash: string;
  readonly signature: string;
}

function readExample({ method, target, headers, signature }: Omit<Example, 'payloadHash'>) {
  const names = Object.keys(headers).toSorted().join(';');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${signature}`;
  const request = {
    method,
    headers: target.includes('X-Amz-Credential') ? headers : { ...headers, authorization },
    headersDistinct: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
  };
  const claim = signatureClaim(request, target);
  const signed: SignedRequest = { claim, bearer, signingKey: signingKey(secret, claim) };
  return { request, signed };
}

const isRight = (example: Example): boolean => {
  const { request, signed } = readExample(example);
  return isSignatureRight(request, example.target, signed, example.payloadHash);
};

const common = { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' };
const hashed = (payloadHash: string): Record<string, string> => ({ ...common, 'x-amz-content-sha256': payloadHash });

const examples: readonly Example[] = [
  {
    method: 'GET',
    target: '/test.txt',
    headers: { ...hashed(emptyHash), range: 'bytes=0-9' },
    payloadHash: emptyHash,
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  {
    method: 'PUT',
    target: '/test%24file.text',
    headers: {
      ...hashed('44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072'),
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    payloadHash: '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  {
    method: 'GET',
    target: '/?lifecycle',
    headers: hashed(emptyHash),
    payloadHash: emptyHash,
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  {
    method: 'GET',
    target: '/?prefix=J&max-keys=2',
    headers: hashed(emptyHash),
    payloadHash: emptyHash,
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
  {
    method: 'GET',
    target: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(credential)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
    headers: { host: 'examplebucket.s3.amazonaws.com' },
    payloadHash: 'UNSIGNED-PAYLOAD',
    signature: 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  },
];

describe.each(examples)('$method $target', (example) => {
  test('its signature is right', () => {
    expect(isRight(example)).toBe(true);
  });

  test('altered in any part it is wrong', () => {
    const { headers, target, payloadHash } = example;
    expect(isRight({ ...example, method: 'POST' })).toBe(false);
    expect(isRight({ ...example, target: target.replace('/', '/x') })).toBe(false);
    expect(isRight({ ...example, target: `${target}${target.includes('?') ? '&' : '?'}x=1` })).toBe(false);
    expect(isRight({ ...example, payloadHash: payloadHash.replace(/^./, 'f') })).toBe(false);
    for (const name of Object.keys(headers).filter((each) => each !== 'x-amz-date' && each !== 'date'))
      expect(isRight({ ...example, headers: { ...headers, [name]: `${headers[name]}x` } }), name).toBe(false);
    if (target.includes('X-Amz-Signature')) return;
    expect(isRight({ ...example, signature: example.signature.replace(/.$/, '0') })).toBe(false);
    expect(isRight({ ...example, headers: { ...headers, 'x-amz-date': '20130524T000001Z' } })).toBe(false);
    // Spelled in another way, the target is the same.
    expect(isRight({ ...example, target: target.replace('test', '%74est').replace('%24', '$') })).toBe(true);
  });
});

const body = Buffer.alloc(66_560, 'a');

async function decode(
  wire: Uint8Array,
  cutBytes: number,
  form: Parameters<typeof decodeAwsChunked>[1],
): Promise<{ bytes: Buffer; trailers: Map<string, string> }> {
  const trailers = new Map<string, string>();
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < wire.length; at += cutBytes) yield wire.subarray(at, at + cutBytes);
  };
  const chunks: Uint8Array[] = [];
  for await (const bytes of decodeAwsChunked(pieces(), form, trailers)) chunks.push(Buffer.from(bytes));
  return { bytes: Buffer.concat(chunks), trailers };
}

describe('a body in signed chunks', () => {
  const seed = {
    method: 'PUT',
    target: '/examplebucket/chunkObject.txt',
    headers: {
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      host: 's3.amazonaws.com',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  };
  const wire = Buffer.concat([
    Buffer.from('10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n'),
    body.subarray(0, 65_536),
    Buffer.from('\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n'),
    body.subarray(65_536),
    Buffer.from('\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n'),
  ]);
  const form = () => ({
    sizeBytes: body.length,
    hasTrailer: false,
    trailerNames: [],
    signatures: chunkSignatures(readExample(seed).signed),
  });

  test('is taken, however it is cut', async () => {
    expect(isRight(seed)).toBe(true);
    expect(wire).toHaveLength(66_824);
    for (const cutBytes of [1, 7, 1000, wire.length])
      expect((await decode(wire, cutBytes, form())).bytes.equals(body), `in pieces of ${cutBytes}`).toBe(true);
  });

  test.each([
    ['a byte of the first chunk', 100],
    ['a byte of the last chunk', 66_700],
    ['the signature of the first chunk', 30],
    ['the signature of the last chunk', 66_790],
  ])('altered in %s it is refused', async (_, at) => {
    const altered = Buffer.from(wire);
    altered[at] = altered[at] === 0x30 ? 0x31 : 0x30;
    await expect(decode(altered, 1000, form())).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
  });

  test('cut short, without its last chunk, or longer than announced it is refused', async () => {
    for (const end of [0, 10, 60_000, 66_000, wire.length - 86])
      await expect(decode(wire.subarray(0, end), 1000, form()), `${end} bytes`).rejects.toMatchObject({
        name: 'AwsError',
      });
    await expect(decode(wire, 1000, { ...form(), sizeBytes: 66_559 })).rejects.toMatchObject({
      code: 'IncompleteBody',
    });
    await expect(decode(wire, 1000, { ...form(), sizeBytes: 66_561 })).rejects.toMatchObject({
      code: 'IncompleteBody',
    });
  });

  test('chunks of another request, or in another order, are refused', async () => {
    const other = { ...form(), signatures: chunkSignatures(readExample({ ...seed, signature: emptyHash }).signed) };
    await expect(decode(wire, 1000, other)).rejects.toMatchObject({ code: 'SignatureDoesNotMatch' });
    const unsigned = Buffer.from(wire.toString('latin1').replaceAll(/;chunk-signature=[0-9a-f]{64}/g, ''), 'latin1');
    await expect(decode(unsigned, 1000, form())).rejects.toMatchObject({ code: 'InvalidRequest' });
  });
});

describe('a body in signed chunks with headers behind it', () => {
  const name = 'x-amz-checksum-crc32c';
  const seed = {
    method: 'PUT',
    target: '/examplebucket/chunkObject.txt',
    headers: {
      'content-encoding': 'aws-chunked',
      host: 's3.amazonaws.com',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-trailer': name,
    },
    payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  };
  const wire = (trailer: string): Buffer =>
    Buffer.concat([
      Buffer.from('10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n'),
      body.subarray(0, 65_536),
      Buffer.from('\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n'),
      body.subarray(65_536),
      Buffer.from('\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n'),
      Buffer.from(trailer),
    ]);
  const signature = 'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n';
  const form = () => ({
    sizeBytes: body.length,
    hasTrailer: true,
    trailerNames: [name],
    signatures: chunkSignatures(readExample(seed).signed),
  });

  test('is taken', async () => {
    expect(isRight(seed)).toBe(true);
    for (const separator of ['\r\n', '\n', '\n\r\n']) {
      const { bytes, trailers } = await decode(wire(`${name}:sOO8/Q==${separator}${signature}`), 777, form());
      expect(bytes.equals(body)).toBe(true);
      expect([...trailers]).toEqual([[name, 'sOO8/Q==']]);
    }
  });

  test.each([
    ['altered', `${name}:sOO8/A==\r\n${signature}`, 'SignatureDoesNotMatch'],
    ['unsigned', `${name}:sOO8/Q==\r\n\r\n`, 'SignatureDoesNotMatch'],
    ['missing', signature, 'MalformedTrailerError'],
    ['given twice', `${name}:sOO8/Q==\r\n${name}:sOO8/Q==\r\n${signature}`, 'MalformedTrailerError'],
    ['not announced', `${name}:sOO8/Q==\r\nx-amz-meta-x:1\r\n${signature}`, 'MalformedTrailerError'],
    ['endless', `${name}:${'x'.repeat(10_000)}\r\n${signature}`, 'MalformedTrailerError'],
  ])('with a header that is %s it is refused', async (_, trailer, code) => {
    await expect(decode(wire(trailer), 777, form())).rejects.toMatchObject({ code });
  });
});

describe('a body in chunks without signatures', () => {
  const form = { sizeBytes: 5, hasTrailer: true, trailerNames: ['x-amz-checksum-crc32'] };
  const read = async (wire: string) => decode(Buffer.from(wire), 3, form);

  test('is taken', async () => {
    const { bytes, trailers } = await read('3\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32: hYe6Pw==\r\n\r\n');
    expect(bytes.toString()).toBe('abcde');
    expect(trailers.get('x-amz-checksum-crc32')).toBe('hYe6Pw==');
  });

  test.each([
    ['no size', 'x\r\nabcde\r\n0\r\n'],
    ['a size below zero', '-5\r\nabcde\r\n0\r\n'],
    ['a size of many digits', `${'0'.repeat(300)}5\r\nabcde\r\n0\r\n`],
    ['a line that never ends', '5'.repeat(100_000)],
    ['a chunk longer than its size', '4\r\nabcde\r\n0\r\n'],
    ['a chunk shorter than its size', '6\r\nabcde\r\n0\r\n'],
    ['more than announced', 'ffffffffff\r\nabcde'],
    ['nothing', ''],
  ])('with %s it is refused', async (_, wire) => {
    await expect(read(wire)).rejects.toMatchObject({ name: 'AwsError', status: 400 });
  });

  test('whatever comes, no more than announced comes out, and faults are told as such', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '3\r\nabc\r\n',
        '2\r\nde\r\n',
        '0\r\n',
        '\r\n',
        '\n',
        ':',
        '5',
        ';chunk-signature=',
        'x-amz-checksum-crc32:a',
      ),
      fc.string({ maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (pieces, cutBytes) => {
        const outcome = await decode(Buffer.from(pieces.join('')), cutBytes, form).catch((thrown: unknown) => thrown);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AwsError);
        else expect(outcome).toHaveProperty('bytes.length', 5);
      }),
      { numRuns: 500 },
    );
  });
});
