import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let axe: string | undefined;

/** What axe finds serious or worse on the page as it is now. */
export async function seriousFindings(
  page: Page,
): Promise<readonly { readonly id: string; readonly nodes: readonly string[] }[]> {
  axe ??= await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await page.evaluate(axe);
  // Frames are origins of their own, which the page cannot look into.
  const findings = await page.evaluate<readonly Finding[]>(
    'axe.run(document, { iframes: false }).then((result) => result.violations)',
  );
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }));
}
