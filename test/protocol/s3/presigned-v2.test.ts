import { createHmac } from 'node:crypto';
import { createKey } from '@assay/server';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';

/** A URL as boto3 presigns it by default. */
function presign(key: { id: string; secret: string }, method: string, target: string, seconds: number): string {
  const expires = Math.floor(Date.now() / 1000) + seconds;
  const signature = createHmac('sha1', key.secret).update(`${method}\n\n\n${expires}\n${target}`).digest('base64');
  const query = new URLSearchParams({ AWSAccessKeyId: key.id, Signature: signature, Expires: String(expires) });
  return `${target}?${query.toString()}`;
}

test('URLs presigned in the older way open what they name, for as long as they say, and nothing else', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-s3-'));
  const key = await createKey(folder, { name: 'test' });
  try {
    await using server = await startServer({ dataDir: folder, args: ['--log-level', 'error'] });
    const call = async (method: string, target: string, body?: string) => {
      const init = body === undefined ? { method } : { method, body, headers: { 'content-type': '' } };
      const answer = await fetch(server.url + target, init);
      return [answer.status, await answer.text()] as const;
    };
    expect((await call('PUT', presign(key, 'PUT', '/bucket', 60)))[0]).toBe(200);
    expect((await call('PUT', presign(key, 'PUT', '/bucket/a%20b', 60), 'abc'))[0]).toBe(200);
    const url = presign(key, 'GET', '/bucket/a%20b', 60);
    expect(await call('GET', url)).toEqual([200, 'abc']);
    expect((await call('DELETE', url))[1]).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect((await call('GET', url.replace('a%20b', 'c')))[1]).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect((await call('GET', `${url}&acl`))[1]).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect((await call('GET', url.replace(key.id, 'AKNOBODY')))[1]).toContain('<Code>InvalidAccessKeyId</Code>');
    const expired = await call('GET', presign(key, 'GET', '/bucket/a%20b', -2));
    expect([expired[0], expired[1].includes('<Code>AccessDenied</Code>')]).toEqual([403, true]);
    expect((await call('GET', '/bucket/a%20b'))[0]).toBe(401);
    const guest = await createKey(folder, { name: 'guest', permission: 'read' });
    // The server looks at its keys once a second.
    await expect.poll(() => call('GET', presign(guest, 'GET', '/bucket/a%20b', 60))).toEqual([200, 'abc']);
    for (const method of ['PUT', 'DELETE']) {
      const [status, text] = await call(method, presign(guest, method, '/bucket/a%20b', 60), 'other');
      expect([status, text]).toEqual([403, expect.stringContaining('<Code>AccessDenied</Code>')]);
    }
    expect(await call('GET', url)).toEqual([200, 'abc']);
    // The signature is one for S3: it opens no other face.
    expect((await call('GET', presign(key, 'GET', '/api/v1/experiments', 60)))[1]).toContain('NoSuchBucket');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
