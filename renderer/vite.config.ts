import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Makes the texts in the code look themselves up in the catalogue of the language that is spoken, and catalogues modules.
 * English stays in the code beside its key, so that each screen brings its own, and no catalogue is loaded for it.
 */
export const texts = () => [
  lingui(),
  babel({
    presets: [
      defineRolldownBabelPreset({
        preset: () => ({ plugins: [['@lingui/babel-plugin-lingui-macro', { descriptorFields: 'message' }]] }),
        rolldown: { filter: { code: /from '@lingui\/(core|react)\/macro'/ } },
      }),
    ],
  }),
];

/** The page alone, for the browser host and the tests; electron.vite.config.ts builds the same page for Electron. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), texts()],
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
