import type { TSchema } from 'typebox';
import { exportMediaTypes, nativeOperations, problemMediaType, problemStatus, ProblemSchema } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { apiPrefix } from '../../http/api-prefix.ts';

type Json = Record<string, unknown>;

/** The native API as OpenAPI 3.1, whose schemas are JSON Schema: those that validate, as they are. */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, operation] of Object.entries(nativeOperations)) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method.toLowerCase()] = describe(name, operation);
  }
  const problem = {
    description: 'A problem',
    content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Assay',
      version,
      description: `Errors are problem details (RFC 9457) with one of these codes: ${Object.keys(problemStatus).join(', ')}.`,
    },
    servers: [{ url: apiPrefix }],
    security: [{}, { bearer: [] }, { basic: [] }],
    paths,
    components: {
      schemas: { Problem: ProblemSchema },
      responses: { Problem: problem },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, basic: { type: 'http', scheme: 'basic' } },
    },
  };
}

function describe(name: string, operation: NativeOperation): Json {
  const { kind, body, method, permission, versioned, alsoTakes = [] } = operation;
  const headers = [
    ...(method !== 'GET' && kind !== 'events' && kind !== 'file'
      ? [header('Idempotency-Key', 'Repeats of the change under one key happen once')]
      : []),
    ...(versioned && method !== 'GET'
      ? [header('If-Match', 'The ETag or version that the entity must still have')]
      : []),
    ...(versioned && method === 'GET' ? [header('If-None-Match', 'Answer 304 when this is still the ETag')] : []),
    ...(kind === 'download'
      ? [header('Range', 'One range of bytes'), header('If-None-Match', 'The SHA-256 in quotes')]
      : []),
    ...(kind === 'events' ? [header('Last-Event-ID', 'Resume after this event')] : []),
  ];
  const parameters = [...located(operation.params, 'path'), ...located(operation.query, 'query'), ...headers];
  return {
    operationId: name,
    summary: operation.summary,
    'x-permission': permission,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body }, ...untold(alsoTakes) } } }),
    ...(kind === 'upload' ? { requestBody: { required: true, content: { '*/*': {} } } } : {}),
    responses: { ...success(operation), default: { $ref: '#/components/responses/Problem' } },
  };
}

function success({ kind, response, status, versioned, alsoAnswers = [] }: NativeOperation): Json {
  if (kind === 'download')
    return {
      200: { description: 'The bytes', content: { '*/*': {} } },
      206: { description: 'A range of them', content: { '*/*': {} } },
    };
  if (kind === 'file')
    return {
      200: { description: 'The file, in the format asked for', content: untold(Object.values(exportMediaTypes)) },
    };
  if (response === undefined) return { 204: { description: 'Done' } };
  const json = { 'application/json': { schema: response }, ...untold(alsoAnswers) };
  const content = kind === 'events' ? { 'text/event-stream': { schema: { type: 'string' } }, ...json } : json;
  const headers = versioned ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  return { [status ?? 200]: { description: status === 201 ? 'Created' : 'The answer', ...headers, content } };
}

/** Media types whose bytes no JSON Schema describes: docs/reference/frames.md does. */
const untold = (mediaTypes: readonly string[]): Json => Object.fromEntries(mediaTypes.map((type) => [type, {}]));

function located(schema: NativeOperation['params'], where: 'path' | 'query'): Json[] {
  const required = new Set(schema?.required);
  return Object.entries<TSchema>(schema?.properties ?? {}).map(([name, part]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: part,
  }));
}

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  description,
  schema: { type: 'string' },
});
