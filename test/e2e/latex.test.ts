import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { latex } from '../../tools/needs/latex.ts';
import { startServer } from '../support/server.ts';
import type { TestServer } from '../support/server.ts';
import { collectFaults, launchBrowser } from './support/browser.ts';
import { clientOf } from './support/seed.ts';
import type { AssayClient } from './support/seed.ts';
import { seedAnalysis } from './support/seed-analysis.ts';

const pdflatex = latex.find();

/** What people call their runs: all that has a meaning in LaTeX, letters that its fonts lack, names longer than a line. */
const hostileNames = [
  String.raw`50 % of $x_1$ & {y} # ~ ^ \ \input{/etc/passwd} \write18{ls}`,
  'é ü ß œ Ł ő Ŀ ŉ ‘a’ ‛b‟ … ± 3 × 4 ≤ 5 Ω µ',
  '中文 日本語 😀 👩‍🔬 Ж א ع \u202E',
  'long words '.repeat(17).trim(),
  'averyverylongnamewithoutanyspaces_'.repeat(6),
  '[a] -- --- `q` "d" \'s\' <b>|',
];
const characters = Array.from({ length: 0x2b0 }, (_, i) => String.fromCodePoint(0xa0 + i)).concat(
  Array.from({ length: 0xb0 }, (_, i) => String.fromCodePoint(0x2000 + i)),
);

let server: TestServer;
let browser: Browser;
let client: AssayClient;
let experimentId: string;
let hostileIds: readonly string[];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  client = clientOf(server.url);
  const seeded = await seedAnalysis(client);
  ({ experimentId } = seeded);
  hostileIds = seeded.runIds.slice(0, hostileNames.length);
  for (const [i, runId] of hostileIds.entries())
    await client.updateRun({ params: { runId }, body: { name: hostileNames[i] ?? '' } });
});

afterAll(async () => {
  await browser.close();
  await server[Symbol.asyncDispose]();
});

/** As an author does it, twice for what refers to other pages; answers what it said of the last. Any error ends it. */
async function compile(source: string): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'assay-latex-'));
  try {
    await writeFile(path.join(folder, 'document.tex'), source);
    let said = '';
    for (let pass = 0; pass < 2; pass++)
      ({ stdout: said } = await promisify(execFile)(
        pdflatex ?? '',
        ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'document.tex'],
        { cwd: folder, maxBuffer: 1e8 },
      ).catch((thrown: unknown) => {
        const { stdout = '' } = thrown as { readonly stdout?: string };
        throw new Error(`pdfLaTeX ended with an error:\n${stdout.slice(stdout.indexOf('\n! '))}`, { cause: thrown });
      }));
    const pdf = await readFile(path.join(folder, 'document.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    return said;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function exported(page: Page, menu: string, item: string): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  const download: Download = await waiting;
  return readFile(await download.path(), 'utf8');
}

test.skipIf(pdflatex === undefined)(
  'the tables of runs and of their comparison compile (skipped where there is no pdfLaTeX)',
  async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const faults = collectFaults(page);
    const inDocument = (table: string): string =>
      `\\documentclass{article}\n\\usepackage{booktabs}\n\\begin{document}\n\\tiny\n${table}\n\\end{document}\n`;
    const compared = `/compare?runs=${hostileIds.slice(0, 3).join(',')}`;
    for (const [address, rows] of [
      [`/experiments/${experimentId}?split=100`, 24],
      [compared, 3],
      [`${compared}&tab=metrics`, 3],
    ] as const) {
      await page.goto(server.url + address);
      const table = await exported(page, 'Export', 'Save as LaTeX');
      expect(table, address).toContain('\\toprule');
      expect(table.split('\n').filter((line) => line.endsWith(' \\\\')).length, address).toBeGreaterThanOrEqual(rows);
      expect(await compile(inDocument(table))).toMatch(/Output written on document\.pdf/);
    }
    expect(faults).toEqual([]);
    await page.close();
  },
);

const panelsOf = (texts: readonly string[]): string => texts.map((text) => `\`\`\`assay\n${text}\n\`\`\``).join('\n\n');

test.skipIf(pdflatex === undefined)(
  'a report compiles, with every kind of panel and any letters (skipped where there is no pdfLaTeX)',
  async () => {
    const source = [
      `# 100 % _of_ é 中 😀`,
      String.raw`Text *with* **words**, \`code_%&#~^\`, a [link](https://example.org/a_b%20c?x=1&y=2#z~t), \\input{/etc/passwd}.`.replaceAll(
        '\\`',
        '`',
      ),
      '> $x_1$\n\n1. one\n2. two\n   - 3 %',
      '| a_b | c & d |\n|---|---:|\n| 1 % | 中 |\n| [x] | ^ |',
      '```\nplain { } _ % # & \\ ~ ^\n   text\n```',
      'A note[^1].\n\n[^1]: It costs 50 %.',
      characters.join(' '),
      panelsOf([
        'panel: summary',
        'panel: table\nlimit: 50\ntitle: "All & 100 % of them"',
        'panel: curves\nmetrics: [accuracy, val_loss]\nby: params.optimizer',
        'panel: box\nmetric: accuracy\nby: params.optimizer',
        'panel: scatter\nx: params.lr\ny: metrics.accuracy',
        'panel: importance\nmetric: accuracy',
        'panel: comparison\nmetric: accuracy\nby: params.optimizer',
        'panel: parallel\nmetric: accuracy',
        'panel: parameters',
        'panel: nonsense_%',
      ]),
    ].join('\n\n');
    const own = await client.createReport({ body: { experimentId, name: 'é 中 100 %', source } });
    const usual = await client.createReport({ body: { experimentId, name: 'without writing' } });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    for (const { id, name } of [own, usual]) {
      await page.goto(`${server.url}/reports/${id}`);
      const document = await exported(page, 'Download', 'LaTeX');
      expect(document.match(/\\begin\{figure\}/g)?.length, name).toBeGreaterThan(3);
      const said = await compile(document);
      expect(said, name).not.toMatch(/etc\/passwd/);
      // No table runs over the edge of the paper.
      expect(said.match(/Overfull \\hbox .* in alignment.*/g) ?? [], name).toEqual([]);
    }
    await page.close();
  },
);
