import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './build/precompress.ts';

const service = process.env['PAYG_URL'] ?? process.env['URL'] ?? 'http://localhost:8080';

export default defineConfig({
  // The service writes into the page where it is reached; from there on addresses are relative.
  base: './',
  plugins: [react(), precompress()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    target: 'es2022',
    // A data: address would need a wider Content-Security-Policy; every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    // The Host header stays the browser's, so that the service sees requests of its own origin.
    proxy: Object.fromEntries(
      ['/api', '/openapi', '/docs', '/health', '/metrics'].map((path) => [
        path,
        { target: service, changeOrigin: false },
      ]),
    ),
  },
});
