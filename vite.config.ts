import { defineConfig } from 'vite';

/** Builds the explorer's page into `dist/page`, where the server and the tarball find it. */
export default defineConfig({
  root: 'viz/page',
  base: '/',
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
