import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['ASSAY_URL'] ?? 'http://127.0.0.1:4600';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    outDir: 'dist',
    target: 'es2023',
    cssTarget: 'chrome123',
    sourcemap: false,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
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
