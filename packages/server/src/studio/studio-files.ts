import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Ways to send fewer bytes, the better first, by the ending of the file beside the other that holds them. */
const encodings = { br: '.br', gzip: '.gz' } as const;

export interface StudioFile {
  readonly content: Buffer;
  /** The same content in fewer bytes, where the build has it, the better way first. */
  readonly encoded: ReadonlyMap<string, Buffer>;
  readonly mediaType: string;
  readonly etag: string;
  /** Its name holds a hash of its content, so it never changes. */
  readonly immutable: boolean;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The files of the built app by their paths. A request is looked up in this list and never joined to a path, so there
 * is nothing to traverse. A new build is seen by its index.html.
 */
export interface StudioFiles {
  get(urlPath: string): StudioFile | undefined;
}

export function studioFiles(folder: string): StudioFiles {
  const index = path.join(folder, 'index.html');
  let stamp: string | undefined;
  let files = new Map<string, string>();
  const loaded = new Map<string, StudioFile>();
  const refresh = (): void => {
    const info = statSync(index, { throwIfNoEntry: false });
    const current = info === undefined ? '' : `${info.ino} ${info.mtimeMs}`;
    if (current === stamp) return;
    stamp = current;
    loaded.clear();
    files = info === undefined ? new Map() : listFiles(folder);
  };
  return {
    get(urlPath) {
      if (urlPath === '/index.html' || stamp === undefined) refresh();
      const file = files.get(urlPath);
      if (file === undefined) return undefined;
      let entry = loaded.get(urlPath);
      if (entry === undefined) {
        loaded.set(urlPath, (entry = loadFile(file, urlPath, (ending) => files.get(`${urlPath}${ending}`))));
      }
      return entry;
    },
  };
}

function listFiles(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, file);
  }
  return files;
}

function loadFile(file: string, urlPath: string, besides: (ending: string) => string | undefined): StudioFile {
  const content = readFileSync(file);
  const encoded = new Map<string, Buffer>();
  for (const [encoding, ending] of Object.entries(encodings)) {
    const smaller = besides(ending);
    if (smaller !== undefined) encoded.set(encoding, readFileSync(smaller));
  }
  return {
    content,
    encoded,
    mediaType: mediaTypes[path.extname(file)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    immutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(urlPath),
  };
}
