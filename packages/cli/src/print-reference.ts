/**
 * Writes docs/reference/cli.md out of the tree of commands. With `--check` it writes nothing and fails when the page differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referencePage } from './reference-page.ts';

const target = fileURLToPath(new URL('../../../docs/reference/cli.md', import.meta.url));
const wanted = referencePage();
const current = existsSync(target) ? readFileSync(target, 'utf8') : '';

if (current === wanted) console.log('docs/reference/cli.md: in step with the commands');
else if (process.argv.includes('--check')) {
  console.error(
    'docs/reference/cli.md: differs from the commands; run "node --conditions=source packages/cli/src/print-reference.ts"',
  );
  process.exitCode = 1;
} else {
  writeFileSync(target, wanted);
  console.log('docs/reference/cli.md: written');
}
