import type { FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import { AssayError, invalidInput } from '@assay/base';
import { object } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';
import { expectedVersion } from '../../http/conditions.ts';
import { parseQueryString } from '../../http/query-string.ts';
import { compileSchema } from '../../schema/compile-schema.ts';
import { compileTextDecoder, refuse } from '../../schema/text-decoder.ts';

const emptyObject = object({});

type ReadInput = (request: FastifyRequest) => Record<string, unknown>;

/**
 * Reads what an operation is asked: path, query, body and If-Match, each checked by its schema, in one object. The
 * path's names win, so that a body can never speak about another entity than the one in the path.
 */
export function inputReader(operation: NativeOperation): ReadInput {
  const readParams = operation.params === undefined ? undefined : compileTextDecoder(operation.params);
  const readQuery = queryReader(operation.query);
  const readBody = operation.kind === 'json' || operation.kind === 'file' ? bodyReader(operation) : undefined;
  const isRead = operation.method === 'GET';
  return (request) => {
    const body = readBody?.(request);
    const query = readQuery(request);
    const params = readParams?.(request.params as Record<string, string>);
    const input: Record<string, unknown> = { ...body, ...query, ...params };
    const ifMatch = request.headers['if-match'];
    if (ifMatch !== undefined && !isRead) {
      if (operation.versioned !== true) throw invalidInput('If-Match', 'not offered by this operation; leave it out');
      const version = expectedVersion(ifMatch);
      if (version !== undefined) input['expectedVersion'] = version;
    }
    return input;
  };
}

function queryReader(schema: TObject | undefined): (request: FastifyRequest) => Record<string, unknown> | undefined {
  const decode = compileTextDecoder(schema ?? emptyObject);
  const needed = schema?.required !== undefined && schema.required.length > 0;
  return (request) => {
    const url = request.raw.url ?? '';
    const at = url.indexOf('?');
    if (at < 0 && !needed) return undefined;
    return decode(parseQueryString(at < 0 ? '' : url.slice(at + 1)));
  };
}

function bodyReader({
  body,
  method,
}: NativeOperation): (request: FastifyRequest) => Record<string, unknown> | undefined {
  if (method === 'GET') return () => undefined;
  const check = compileSchema(body ?? emptyObject);
  return (request) => {
    const given = request.body;
    if (given === undefined) {
      if (body === undefined) return undefined;
      if (request.headers['content-type'] === undefined)
        throw new AssayError('UnsupportedMediaType', 'Send the body as JSON, with "Content-Type: application/json".');
      throw invalidInput('', 'The body is empty; expected a JSON object.');
    }
    const found = check(given);
    if (found !== undefined) throw refuse(found);
    return given as Record<string, unknown>;
  };
}
