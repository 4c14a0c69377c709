import { errorCodes } from '@assay/base';
import { problemStatus } from '@assay/wire';
import { errorMeanings } from './error-meanings.ts';

/** docs/reference/errors.md. */
export function errorsPage(): string {
  const rows = errorCodes.map((code) => {
    const { meaning, remedy } = errorMeanings[code];
    return `| \`${code}\` | ${problemStatus[code]} | ${meaning} | ${remedy} |`;
  });
  return `# Error codes

Every error that Assay answers on purpose bears one of these codes. The native API answers them as problem details
(RFC 9457, \`application/problem+json\`) with \`code\`, \`detail\`, \`requestId\` and, where they apply, \`path\`, \`position\` and
\`retryAfterMs\`; the SDK throws them as \`AssayError\` with the same \`code\`.

| code | HTTP status | what it means | what to do |
|---|---|---|---|
${rows.join('\n')}
`;
}
