import { fileURLToPath } from 'node:url';
import { lingui } from '@lingui/vite-plugin';
import babel, { defineRolldownBabelPreset } from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite';
import { guide } from '../build/guide-plugin.ts';

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

/** Has page.tsx fetched while the language is being set: nothing else waits for it, but it runs only after that. */
function pageAtOnce(): Plugin {
  return {
    name: 'page-at-once',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const page = chunks.find(({ name, isDynamicEntry }) => isDynamicEntry && name === 'page');
        const files = page === undefined ? [] : [page.fileName, ...page.imports].filter((file) => !html.includes(file));
        return files.map(
          (file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
            injectTo: 'head',
          }),
        );
      },
    },
  };
}

/** The page alone, for the browser host and the tests; electron.vite.config.ts builds the same page for Electron. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react(), texts(), guide(), pageAtOnce()],
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
