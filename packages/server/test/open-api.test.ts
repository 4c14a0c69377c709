import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: object }[];
  readonly requestBody?: { required: boolean; content: Record<string, { schema?: object }> };
  readonly responses: Record<
    string,
    { description?: string; content?: Record<string, { schema?: object }>; $ref?: string }
  >;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly { url: string }[];
  readonly paths: Record<string, Record<string, Described>>;
  readonly components: Record<string, Record<string, unknown>>;
}

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.call('GET', '/openapi.json')).json<Document>();
});
afterAll(async () => server[Symbol.asyncDispose]());

test('it is OpenAPI 3.1 in its structure', () => {
  const media = Type.Record(Type.String(), Type.Object({ schema: Type.Optional(Type.Unknown()) }));
  const parameter = Type.Object({
    name: Type.String({ minLength: 1 }),
    in: Type.Union([Type.Literal('path'), Type.Literal('query'), Type.Literal('header')]),
    required: Type.Optional(Type.Boolean()),
    schema: Type.Object({}),
  });
  const response = Type.Union([
    Type.Object({ $ref: Type.String() }),
    Type.Object({ description: Type.String({ minLength: 1 }), content: Type.Optional(media) }),
  ]);
  const operation = Type.Object({
    operationId: Type.String({ minLength: 1 }),
    summary: Type.String({ minLength: 1 }),
    parameters: Type.Optional(Type.Array(parameter)),
    requestBody: Type.Optional(Type.Object({ content: media })),
    responses: Type.Record(Type.String(), response),
  });
  const schema = Type.Object({
    openapi: Type.Literal('3.1.0'),
    info: Type.Object({ title: Type.String(), version: Type.String() }),
    servers: Type.Array(Type.Object({ url: Type.String() })),
    paths: Type.Record(Type.String(), Type.Record(Type.String(), operation)),
    components: Type.Object({ schemas: Type.Object({}), responses: Type.Object({}), securitySchemes: Type.Object({}) }),
  });
  expect(Compile(schema).Errors(document)).toEqual([]);
});

test('every operation of the table is in it, once, with its parameters, body and answer', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(described.map(({ operation }) => operation.operationId).toSorted()).toEqual(
    Object.keys(nativeOperations).toSorted(),
  );
  const table: Readonly<Record<string, NativeOperation>> = nativeOperations;
  for (const { path, method, operation } of described) {
    const own = table[operation.operationId];
    expect([method.toUpperCase(), path.replaceAll(/\{(\w+)\}/g, ':$1')]).toEqual([own?.method, own?.path]);
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    if (own?.body !== undefined)
      expect(operation.requestBody?.content['application/json']?.schema).toEqual(JSON.parse(JSON.stringify(own.body)));
    const success = Object.keys(operation.responses).filter((status) => status !== 'default');
    expect(success).toContain(String(own?.status ?? (own?.response === undefined && own?.kind === 'json' ? 204 : 200)));
  }
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(references.length).toBeGreaterThan(0);
  for (const reference of references) {
    let node: unknown = document;
    for (const key of reference.split('/')) node = (node as Record<string, unknown>)[key];
    expect(node, reference).toBeTypeOf('object');
  }
});

test('every route below /api is described', () => {
  const below = server.running.routes.filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'HEAD');
  for (const { method, path } of below) {
    if (path.endsWith('/openapi.json')) continue;
    const key = path.slice('/api/v1'.length).replaceAll(/:(\w+)/g, '{$1}');
    expect(document.paths[key]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined();
  }
});

test('it names the media types beside JSON', () => {
  const contentOf = (path: string, method: string, status = '200') =>
    Object.keys(document.paths[path]?.[method]?.responses[status]?.content ?? {});
  expect(contentOf('/metrics/query', 'post')).toEqual([
    'application/json',
    'application/vnd.assay.buckets',
    'text/csv',
    'application/vnd.apache.arrow.stream',
  ]);
  expect(contentOf('/runs/{runId}/points', 'get')).toContain('application/vnd.assay.points-stream');
  expect(Object.keys(document.paths['/runs/{runId}/metrics']?.['post']?.requestBody?.content ?? {})).toEqual([
    'application/json',
    'application/vnd.assay.points',
  ]);
});
