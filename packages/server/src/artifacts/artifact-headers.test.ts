import { expect, test } from 'vitest';
import { artifactHeaders, framedHeaders, safeMediaType } from './artifact-headers.ts';

test.each([
  ['image/png', 'inline'],
  ['text/plain; charset=utf-8', 'inline'],
  ['application/json', 'inline'],
  ['IMAGE/PNG', 'inline'],
  ['text/html', 'attachment'],
  ['image/svg+xml', 'attachment'],
  ['application/pdf', 'attachment'],
  ['text/xml', 'attachment'],
  ['application/octet-stream', 'attachment'],
])('%s is served %s', (mediaType, disposition) => {
  const headers = artifactHeaders('plots/a.bin', mediaType);
  expect(headers['content-disposition']).toBe(`${disposition}; filename*=UTF-8''a.bin`);
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['content-security-policy']).toBe("sandbox; default-src 'none'");
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});

test.each(['text/html\r\nx: y', 'nonsense', 'a/b;c', '', 'text/plain; charset="a"; '.padEnd(300, 'x')])(
  'media type %j is only bytes',
  (given) => {
    expect(safeMediaType(given)).toBe('application/octet-stream');
  },
);

test('a file name cannot leave its header', () => {
  const { 'content-disposition': disposition } = artifactHeaders('a/b"\r\nset-cookie: x=\'(é).csv', 'text/csv');
  expect(disposition).toBe("inline; filename*=UTF-8''b%22%0D%0Aset-cookie%3A%20x%3D%27%28%C3%A9%29.csv");
});

test.each([
  'text/javascript',
  'Text/JavaScript; charset=utf-8',
  'application/javascript',
  'application/x-javascript',
  'text/ecmascript',
  'application/x-ecmascript',
  'text/jscript',
  'text/livescript',
  'text/javascript1.5',
  'text/css',
])('%s is served as text, which no page takes for a script or a style', (mediaType) => {
  expect(artifactHeaders('a', mediaType)['content-type']).toBe('text/plain; charset=utf-8');
});

test('a page in a frame may run its scripts and reach nothing', () => {
  const headers = framedHeaders('reports/a.html', 'Text/HTML; charset=utf-7') ?? {};
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['content-disposition']).toBe("inline; filename*=UTF-8''a.html");
  const policy = (headers['content-security-policy'] ?? '').split('; ');
  expect(policy).toEqual(
    expect.arrayContaining([
      'sandbox allow-scripts',
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ]),
  );
  expect(policy.filter((each) => /https?:|\*|'self'/.test(each))).toEqual(["frame-ancestors 'self'"]);
  expect(framedHeaders('a.pdf', 'application/pdf')?.['content-disposition']).toContain('inline');
});

test.each(['image/svg+xml', 'application/xhtml+xml', 'text/xml', 'text/javascript', 'text/plain', 'nonsense'])(
  '%s has no frame',
  (mediaType) => {
    expect(framedHeaders('a', mediaType)).toBeUndefined();
  },
);
