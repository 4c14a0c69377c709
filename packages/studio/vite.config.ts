import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { outDir: 'dist', target: 'es2023', cssTarget: 'chrome123', sourcemap: false, reportCompressedSize: true },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:4600', changeOrigin: true } } },
});
