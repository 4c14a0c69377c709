import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RenderedReport } from '@assay/wire';
import { findChromium } from './find-chromium.ts';
import { runChromium } from './run-chromium.ts';

/** Each figure as SVG, and as PNG where there is a Chromium; answers the files written. */
export async function saveFigures(report: RenderedReport, folder: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const chromium = findChromium(env);
  const written: string[] = [];
  const figures = report.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
  for (const [i, { svg, panel }] of figures.entries()) {
    const base = path.join(folder, `${String(i + 1).padStart(2, '0')}-${panel.kind}`);
    await writeFile(`${base}.svg`, `${svg}\n`);
    written.push(`${base}.svg`);
    if (chromium === undefined) continue;
    const [, width = '468', height = '260'] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
    const picture = { width: Number(width), height: Number(height) };
    await runChromium(chromium, { content: svg, extension: 'svg', output: `${base}.png`, picture });
    written.push(`${base}.png`);
  }
  return written;
}
