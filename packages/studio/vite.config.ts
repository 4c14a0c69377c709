import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin, type Rolldown } from 'vite';

const server = process.env['ASSAY_URL'] ?? 'http://127.0.0.1:4600';

const resolve = { conditions: ['source', 'module', 'browser', 'development|production'] };
const target = 'es2023';
const readAhead = 'src/app/read-ahead.ts';

/** Puts the program that asks for what the page needs first before the page's own: in one file, for which nothing else is waited. */
function readsAhead(): Plugin {
  let src = `/${readAhead}`;
  return {
    name: 'reads-ahead',
    async buildStart() {
      if (this.meta.watchMode) return;
      const rolldownOptions = {
        input: readAhead,
        output: { entryFileNames: 'assets/[name]-[hash].js' },
        // Of the rooms only what it uses: their modules do nothing when they are loaded.
        treeshake: { moduleSideEffects: false },
      };
      const options = { write: false, modulePreload: false, target, rolldownOptions };
      const built = await build({ configFile: false, logLevel: 'warn', resolve, build: options });
      const [{ fileName, code }] = (built as Rolldown.RolldownOutput).output;
      this.emitFile({ type: 'asset', fileName, source: code });
      src = `/${fileName}`;
    },
    transformIndexHtml: () => [
      { tag: 'script', attrs: { type: 'module', async: true, src }, injectTo: 'head-prepend' },
    ],
  };
}

/** Lays beside each text of the build what browsers take in its place: a quarter of the bytes. */
const compresses: Plugin = {
  name: 'compresses',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (content.length < 1024 || !/\.(?:js|css|html|svg|json)$/.test(file.fileName)) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
        const ways = { br: brotliCompressSync(content, { params }), gz: gzipSync(content, { level: 9 }) };
        for (const [ending, source] of Object.entries(ways)) {
          if (source.length < content.length)
            this.emitFile({ type: 'asset', fileName: `${file.fileName}.${ending}`, source });
        }
      }
    },
  },
};

export default defineConfig({
  plugins: [react(), readsAhead(), compresses],
  resolve,
  build: {
    outDir: 'dist',
    target,
    cssTarget: 'chrome123',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // What every page needs comes in few files: dozens take longer to ask for than to send.
      output: { codeSplitting: { groups: [{ name: 'studio', tags: ['$initial'] }] } },
      // Its index also loads a codec of WebAssembly, which the server's policy for pages forbids; nothing here uses that one.
      treeshake: { moduleSideEffects: [{ test: /hyparquet-compressors/, sideEffects: false }] },
    },
  },
  server: {
    proxy: {
      '/api': {
        target: server,
        changeOrigin: true,
        // The server answers pages of its own address only, and this one stands for it.
        configure: (proxy) => proxy.on('proxyReq', (request) => request.removeHeader('origin')),
      },
    },
  },
});
