import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isUnchanged } from '../http/conditions.ts';
import { studioFiles } from './studio-files.ts';
import type { StudioFile } from './studio-files.ts';

/** Where the built app lies: in the room beside this one, in the repository as in the installed package. */
export const findStudio = (): string => fileURLToPath(new URL('../../../studio/dist', import.meta.url));

const pageHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
} as const;

/** The web app at /, for every path that no face has; pages of the app all get its index.html. */
export function serveStudio(server: FastifyInstance, folder: string): void {
  const files = studioFiles(folder);
  server.route({
    method: 'GET',
    url: '/*',
    config: { permission: 'read' },
    handler: (request, reply) => {
      const [urlPath = '/'] = request.url.split('?', 1);
      const file = urlPath === '/' ? undefined : files.get(urlPath);
      if (file !== undefined) return send(reply, file);
      if (!isPage(urlPath, request.headers.accept)) {
        reply.callNotFound();
        return reply;
      }
      const index = files.get('/index.html');
      return index === undefined ? sendMissing(reply) : send(reply, index);
    },
  });
}

/** A page of the app: asked for by a browser, under no prefix of a face and not like a file. */
function isPage(urlPath: string, accept: string | undefined): boolean {
  if (/^\/api(?:\/|$)/.test(urlPath) || /^\/assets\//.test(urlPath)) return false;
  return urlPath === '/' || (accept?.includes('text/html') ?? false);
}

function send(reply: FastifyReply, file: StudioFile): FastifyReply {
  reply.headers(pageHeaders).header('etag', file.etag).header('content-type', file.mediaType);
  reply.header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('vary', 'accept-encoding');
  if (isUnchanged(reply.request.headers['if-none-match'], file.etag)) return reply.code(304).send();
  const accepted = acceptedEncodings(reply.request.headers['accept-encoding']);
  const encoding = [...file.encoded].find(([name]) => accepted.has(name));
  if (encoding === undefined) return reply.send(file.content);
  return reply.header('content-encoding', encoding[0]).send(encoding[1]);
}

/** What a client names and does not rule out (`;q=0`). */
const acceptedEncodings = (header: string | readonly string[] = ''): ReadonlySet<string> =>
  new Set(
    String(header)
      .toLowerCase()
      .split(',')
      .filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part))
      .map((part) => part.replace(/;.*/s, '').trim()),
  );

function sendMissing(reply: FastifyReply): FastifyReply {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Assay</title>
<h1>Assay is running</h1>
<p>Its web app is not built yet. Build it with <code>npm start</code> (which does it before it serves), or
<code>npm run build -w packages/studio</code>, and load this page again.</p>
<p>The API is at <a href="/api/v1/openapi.json">/api/v1</a>.</p></html>`;
  return reply.code(503).headers(pageHeaders).header('content-type', 'text/html; charset=utf-8').send(page);
}
