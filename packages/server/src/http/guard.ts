import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssayError, assert } from '@assay/base';
import type { Clock } from '@assay/base';
import type { Permission } from '@assay/wire';
import { failedAttempts } from '../keys/failed-attempts.ts';
import type { KeyBearer, KeyRing } from '../keys/key-ring.ts';
import { parseAuthorization } from '../keys/parse-authorization.ts';
import type { AwsError } from '../faces/aws/aws-error.ts';
import { awsServiceOf } from '../faces/aws/aws-paths.ts';
import type { AwsService } from '../faces/aws/aws-paths.ts';
import { requestIdHeader } from '../faces/aws/send-aws-error.ts';
import { SignatureError, signatureError } from '../faces/aws/sigv4/signature-faults.ts';
import { isPresignedV2 } from '../faces/aws/sigv2/is-presigned-v2.ts';
import { verifyPresignedV2 } from '../faces/aws/sigv2/presigned-query.ts';
import { isSigned, signatureGate } from '../faces/aws/sigv4/signature-gate.ts';
import type { RequestSignature } from '../faces/aws/sigv4/signature-gate.ts';
import { hostCheck } from './host-check.ts';
import { isForeign } from './origin-check.ts';
import { sendFault } from './send-fault.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must be allowed to do. Every route states it; one without stops the server from starting. */
    readonly permission?: Permission;
    /** On a route that writes and serves many operations: whether the one that is asked for only reads. */
    readonly reads?: (request: FastifyRequest) => boolean;
  }
  interface FastifyRequest {
    /** Name of the access key, or `local` where there is none. */
    actorName: string;
    /** False for the bearers of keys that only read. */
    mayWrite: boolean;
    /** Of a request that AWS's Signature Version 4 signs, where the server has keys. Verified before a handler runs. */
    signature: RequestSignature | undefined;
  }
}

/** A route as it was registered. */
export interface RegisteredRoute {
  readonly method: string;
  readonly path: string;
  readonly permission: Permission;
}

export interface Guard {
  readonly routes: readonly RegisteredRoute[];
  /** The same gate for what the router turns away before hooks run. */
  inspect(request: FastifyRequest): Refusal | undefined;
}

export interface GuardOptions {
  readonly keys: KeyRing;
  /** Without a key, everything is open: only on loopback. */
  readonly openWithoutKey: boolean;
  readonly allowedHosts: readonly string[];
  readonly clock: Clock;
  readonly maxFailedAttemptsPerMinute: number;
  /** Told of every wrong key until its address has to wait. */
  readonly onWrongKey: (address: string) => void;
}

const misdirected = new AssayError(
  'Forbidden',
  'This server does not answer under this host name. Allow it with --allowed-hosts NAME (or ASSAY_ALLOWED_HOSTS).',
);
const foreign = new AssayError('Forbidden', 'Requests from pages of another site are refused.');
const unauthenticated = new AssayError(
  'Unauthenticated',
  'An access key is needed: send "Authorization: Bearer <id>.<secret>", or Basic with the id and the secret.',
);

const readOnly = (name: string): AssayError =>
  new AssayError(
    'Forbidden',
    `The access key "${name}" may only read, and this would change something. Use a key that may write: whoever runs ` +
      'the server makes one with "assay keys create".',
  );

/** Why a request is refused; `status` where HTTP is finer than our codes. */
export interface Refusal {
  readonly error: AssayError | AwsError;
  readonly status?: number;
  readonly challenge?: true;
}

/**
 * The one gate that every request of every face passes, unknown paths included: host, origin, access key, and what that key lets do. A key shows itself as a
 * bearer token, as basic credentials or, on the paths of AWS's services, by a signature.
 */
export function installGuard(server: FastifyInstance, options: GuardOptions): Guard {
  const isOurHost = hostCheck(options.allowedHosts);
  const attempts = failedAttempts(options.clock, options.maxFailedAttemptsPerMinute);
  const signatures = signatureGate(options.keys, options.clock);
  server.decorateRequest('actorName', 'local');
  server.decorateRequest('mayWrite', false);
  server.decorateRequest('signature', undefined);

  const routes: RegisteredRoute[] = [];
  server.addHook('onRoute', ({ method, url, config }) => {
    const permission = config?.permission;
    assert(permission !== undefined, `route ${String(method)} ${url} states no permission`);
    assert(permission !== 'public' || awsServiceOf(url) === undefined, `${url} takes signed requests and is public`);
    for (const each of [method].flat()) routes.push({ method: each, path: url, permission });
  });

  const admit = (request: FastifyRequest, { name, permission }: KeyBearer): Refusal | undefined => {
    request.actorName = name;
    request.mayWrite = permission === 'write';
    return request.mayWrite || onlyReads(request) ? undefined : { error: readOnly(name) };
  };

  const wrongKey = (request: FastifyRequest, refusal: Refusal): Refusal => {
    const waitMs = attempts.note(request.ip);
    if (waitMs === undefined) {
      options.onWrongKey(request.ip);
      return refusal;
    }
    const message = 'Too many wrong access keys from this address. Check the key before you try again.';
    return { error: new AssayError('TooManyRequests', message, { retryAfterMs: waitMs }) };
  };

  const inspectKey = (request: FastifyRequest, service: AwsService | undefined): Refusal | undefined => {
    const header = request.headers.authorization;
    const refusal: Refusal =
      header === undefined || service === undefined
        ? { error: unauthenticated, challenge: true }
        : { error: signatureError(service, 'unknownKey') };
    if (header === undefined) return refusal;
    const credentials = parseAuthorization(header);
    const bearer = credentials === undefined ? undefined : options.keys.verify(credentials);
    return bearer === undefined ? wrongKey(request, refusal) : admit(request, bearer);
  };

  const refusalOf = (request: FastifyRequest, verify: () => Refusal | undefined): Refusal | undefined => {
    try {
      return verify();
    } catch (thrown) {
      if (!(thrown instanceof SignatureError)) throw thrown;
      return thrown.isWrongKey ? wrongKey(request, { error: thrown }) : { error: thrown };
    }
  };

  const inspectSignature = (request: FastifyRequest, step: () => RequestSignature): Refusal | undefined =>
    refusalOf(request, () => {
      const { isVerified, bearer } = (request.signature = step());
      return isVerified ? admit(request, bearer) : undefined;
    });

  const inspectPresignedV2 = (request: FastifyRequest): Refusal | undefined =>
    refusalOf(request, () => {
      const known = { nowMs: options.clock.now(), secretOf: (id: string) => options.keys.secretOf(id) };
      return admit(request, verifyPresignedV2(request.raw, request.originalUrl, known));
    });

  const inspect = (request: FastifyRequest, permission: Permission | undefined): Refusal | undefined => {
    if (!isWellDirected(request, isOurHost)) return { error: misdirected, status: 421 };
    if (isForeign(request.method, request.headers)) return { error: foreign, status: 403 };
    if (permission === 'public') return undefined;
    if (options.openWithoutKey && !options.keys.isLocked) {
      request.mayWrite = true;
      return undefined;
    }
    const service = awsServiceOf(request.url);
    const bearsKey = request.headers.authorization !== undefined;
    if (service === 's3' && !bearsKey && isPresignedV2(request.originalUrl)) return inspectPresignedV2(request);
    if (service === undefined || !isSigned(request)) return inspectKey(request, service);
    return inspectSignature(request, () => signatures.begin(request, service));
  };

  server.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
    const service = awsServiceOf(request.url);
    if (service !== undefined) reply.header(requestIdHeader(service), request.id);
    const permission = request.routeOptions.config.permission;
    letPass(() => inspect(request, permission), reply, next);
  });
  server.addHook('preHandler', (request, reply, next) => {
    const { signature } = request;
    const service = awsServiceOf(request.url);
    if (signature === undefined || signature.isVerified || service === undefined) next();
    else letPass(() => inspectSignature(request, () => signatures.finish(request, service, signature)), reply, next);
  });
  return { routes, inspect: (request) => inspect(request, undefined) };
}

/** Deny by default: a request writes unless its route says otherwise. What no route serves does nothing. */
function onlyReads(request: FastifyRequest): boolean {
  if (request.is404) return true;
  const { permission, reads } = request.routeOptions.config;
  return permission === 'read' || reads?.(request) === true;
}

/** What the gate itself fails at lets nobody pass. */
function letPass(check: () => Refusal | undefined, reply: FastifyReply, next: (error?: Error) => void): void {
  let refusal: Refusal | undefined;
  try {
    refusal = check();
  } catch (thrown) {
    next(thrown instanceof Error ? thrown : new Error(String(thrown)));
    return;
  }
  if (refusal === undefined) next();
  else sendRefusal(reply, refusal);
}

export function sendRefusal(reply: FastifyReply, { error, status, challenge }: Refusal): void {
  const isAws = awsServiceOf(reply.request.url) !== undefined;
  if (challenge && !isAws) reply.header('www-authenticate', 'Basic realm="Assay", charset="UTF-8"');
  sendFault(reply, error, status);
}

/** One Host header, of ours, and a target without another host in it (`GET http://elsewhere/`). */
function isWellDirected(request: FastifyRequest, isOurHost: (host: string | undefined) => boolean): boolean {
  const { headers, rawHeaders, url } = request.raw;
  if (url?.startsWith('/') !== true) return false;
  let hosts = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++;
  }
  return hosts === 1 && isOurHost(headers.host);
}
