import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page alone, for the browser host and the tests; electron.vite.config.ts builds the same page for Electron. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  // Whoever serves index.html puts a fresh nonce in the place of this word (electron/serving/security-headers.ts
  // has the same word).
  html: { cspNonce: 'USERFERRY-CSP-NONCE' },
  build: {
    outDir: fileURLToPath(new URL('../out/renderer', import.meta.url)),
    emptyOutDir: true,
    target: 'chrome120',
    // A data: URL in a stylesheet would need an exception in the CSP.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
