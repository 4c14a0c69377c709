import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let axe: string | undefined;

/** What axe finds serious or worse on the page as it is now, by all its rules or those named. */
export async function seriousFindings(
  page: Page,
  rules?: readonly string[],
): Promise<readonly { readonly id: string; readonly nodes: readonly string[] }[]> {
  axe ??= await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await page.evaluate(axe);
  // Frames are origins of their own, which the page cannot look into.
  const options = JSON.stringify({ iframes: false, resultTypes: ['violations'], ...(rules && { runOnly: rules }) });
  const findings = await page.evaluate<readonly Finding[]>(
    `axe.run(document, ${options}).then((result) => result.violations)`,
  );
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }));
}
