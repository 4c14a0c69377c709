import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { AssayError, messageOf } from '@assay/base';

export interface BrowserJob {
  /** What is opened. */
  readonly content: string;
  readonly extension: 'html' | 'svg';
  readonly output: string;
  /** Of a picture, in points; without it the content is printed as PDF. */
  readonly picture?: { readonly width: number; readonly height: number };
}

const timeoutMs = 120_000;

/** Has a Chromium without a window, network or profile of the user's print the content to a file. */
export async function runChromium(
  chromium: string,
  { content, extension, output, picture }: BrowserJob,
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'assay-report-'));
  try {
    const page = path.join(folder, `page.${extension}`);
    const made = path.resolve(output);
    await writeFile(page, content);
    await rm(made, { force: true });
    const flags = [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--user-data-dir=${path.join(folder, 'profile')}`,
      // Chromium refuses its sandbox to root; the page has no scripts.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(picture === undefined
        ? ['--no-pdf-header-footer', `--print-to-pdf=${made}`]
        : [
            `--screenshot=${made}`,
            `--window-size=${Math.ceil(picture.width)},${Math.ceil(picture.height)}`,
            '--force-device-scale-factor=3',
            '--hide-scrollbars',
            '--default-background-color=FFFFFFFF',
          ]),
      pathToFileURL(page).href,
    ];
    await promisify(execFile)(chromium, flags, { timeout: timeoutMs });
    await stat(made);
  } catch (thrown) {
    throw new AssayError(
      'Internal',
      `${chromium} made no file: ${messageOf(thrown).slice(0, 500)}`,
      {},
      { cause: thrown },
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
