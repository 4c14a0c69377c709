import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Run } from '@assay/wire';
import { startTestServer } from './support/test-server.ts';
import type { TestServer } from './support/test-server.ts';

let server: TestServer;
let runId: string;
beforeAll(async () => {
  server = await startTestServer();
  runId = (await server.call('POST', '/runs', { experimentName: 'names', name: 'one' })).json<Run>().id;
});
afterAll(async () => server[Symbol.asyncDispose]());

const inherited = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
];
const pollution = '{"polluted":"yes"}';

test.each(inherited)('%s is a name that is refused or one like any other, and changes nothing', async (name) => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const key = JSON.stringify(name);
  const bodies: readonly (readonly [method: string, path: string, body: string])[] = [
    ['POST', '/runs', `{${key}:${pollution}}`],
    ['POST', '/runs', `{"name":"p","parameters":{${key}:${pollution}}}`],
    ['POST', '/runs', `{"name":"t","tags":{${key}:"x"}}`],
    ['POST', '/runs', `{"name":"e","environment":{"a":[{${key}:${pollution}}]}}`],
    ['POST', '/runs', `{"name":"c","environment":{"constructor":{"prototype":${pollution}}}}`],
    ['POST', `/runs/${runId}/parameters`, `{"parameters":{${key}:1}}`],
    ['POST', `/runs/${runId}/metrics`, `{"points":[{"name":${key},"value":1,"step":1}]}`],
    ['POST', `/runs/${runId}/artifacts`, `{"name":${key},"value":"x","metadata":{${key}:${pollution}}}`],
    ['PATCH', `/tags/run/${runId}`, `{"set":{${key}:"x"}}`],
    ['PATCH', `/tags/run/${runId}`, `{"remove":[${key}]}`],
    ['POST', '/views', `{"name":${key},"state":{${key}:${pollution}}}`],
    ['POST', '/experiments', `{"name":${key},"folder":${key}}`],
    ['POST', '/runs/search', `{"sort":${JSON.stringify(`metrics.${name}.last`)}}`],
    ['POST', '/runs/search', `{"sort":${key}}`],
    ['POST', '/runs/search', `{"filter":${JSON.stringify(`${name} = 1`)}}`],
    ['POST', '/runs/search', `{"filter":${JSON.stringify(`tags.${name} = "x" or metrics.${name}.${name} > 1`)}}`],
    ['POST', '/runs/search', `{"parameters":[${key}],"metrics":[${key}],"tags":[${key}]}`],
    ['POST', '/metrics/query', `{"runIds":["${runId}"],"names":[${key}]}`],
  ];
  for (const [method, path, body] of bodies) {
    const answer = await server.send(method, `/api/v1${path}`, {
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.status, `${path} ${body}: ${answer.text}`).toBeLessThan(500);
  }
  for (const target of [
    `/experiments?${name}=x`,
    `/experiments?${name}[polluted]=yes`,
    `/tags/${name}/${runId}`,
    `/runs/${name}`,
    `/${name}`,
    `/runs/${runId}/points?name=${name}`,
    `/runs/columns?${name}.polluted=yes`,
  ])
    for (const method of ['GET', 'DELETE', name.toUpperCase().replaceAll(/[^A-Z]/g, '')]) {
      const answer = await server.send(method, `/api/v1${target}`).catch(() => undefined);
      if (answer !== undefined) expect(answer.status, `${method} ${target}`).toBeLessThan(500);
    }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();

  // What was taken comes back as it went in.
  const { metrics } = (await server.call('GET', `/runs/${runId}/metrics`)).json<{ metrics: Record<string, unknown> }>();
  for (const told of Object.values(metrics)) expect(told).toMatchObject({ count: 1 });
  expect((await server.call('GET', `/runs/${runId}`)).status).toBe(200);
});
