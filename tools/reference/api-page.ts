import { nativeOperations } from '@assay/wire';
import type { NativeOperation } from '@assay/wire';

const operations: readonly (readonly [string, NativeOperation])[] = Object.entries(nativeOperations);

const movement = {
  json: '',
  upload: 'raw bytes in',
  download: 'bytes out, with ranges',
  file: 'a file out',
  events: 'Server-Sent Events',
} as const satisfies Record<NativeOperation['kind'], string>;

const mediaTypes = (what: string, types: readonly string[] = []): string =>
  types.length === 0 ? '' : `${what} ${types.map((type) => `\`${type}\``).join(', ')}`;

function notesOf(operation: NativeOperation): string {
  const { kind, versioned, alsoTakes, alsoAnswers } = operation;
  const notes = [mediaTypes('also takes', alsoTakes), mediaTypes('also answers', alsoAnswers)];
  return [movement[kind], versioned === true ? 'ETag' : '', ...notes].filter((note) => note !== '').join('; ');
}

const fieldsOf = (schema: NativeOperation['query']): string =>
  Object.keys(schema?.properties ?? {})
    .map((name) => `\`${name}\``)
    .join(', ');

/** docs/reference/api.md. */
export function apiPage(): string {
  const rows = operations.map(([name, operation]) => {
    const cells = [
      `\`${operation.method} ${operation.path}\``,
      operation.summary,
      operation.permission,
      fieldsOf(operation.query),
      notesOf(operation),
      `\`${name}\``,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `# Native API

All paths stand below \`/api/v1\`. The whole description, with the shape of every body, is OpenAPI 3.1 at
\`/api/v1/openapi.json\` of a running server; both come from the same table. Errors are in [errors.md](errors.md).
An operation marked ETag answers the entity's version as \`ETag\` and takes it as \`If-Match\`.

| request | what it does | permission | query | notes | operation |
|---|---|---|---|---|---|
${rows.join('\n')}
`;
}
