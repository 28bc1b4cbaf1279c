import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://localhost:3080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@protocol': new URL('../src/protocol', import.meta.url).pathname } },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    // Files of their own rather than data: URLs, so that the page lives under `default-src 'self'`.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The schemas are the server's; the page takes types and constants from beside them. That making a schema does
    // nothing else is for us to say, and keeps Zod out of the page.
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z', 'roleSchema', 'personSchema', 'roomSchema', 'notifySchema'] },
      // What loads first is one file. Cut along what later parts share, it would be 2 KB more.
      output: { codeSplitting: { groups: [{ name: 'page', test: /client.src.main\.tsx$/ }] } },
    },
  },
  server: {
    proxy: {
      '/socket.io': { target: server, ws: true },
      '/healthz': server,
      '/readyz': server,
      '/api': server,
    },
  },
});
