import { fileURLToPath } from 'node:url';
import { defineConfig } from 'electron-vite';
import { forkedEntries } from './build/forked-entries.ts';
import page from './renderer/vite.config.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Builds the app for Electron under out/electron: main and its processes, the preload, and the same page as for browsers. */
export default defineConfig({
  main: {
    plugins: [forkedEntries()],
    build: {
      outDir: path('out/electron/main'),
      // Only what is a dependency of the packaged app stays outside: the native modules.
      externalizeDeps: true,
      // The optional driver for Windows sign-in is looked for at run time.
      rollupOptions: { input: { main: path('electron/main.ts') }, external: ['msnodesqlv8'] },
    },
  },
  preload: {
    build: {
      outDir: path('out/electron/preload'),
      // A sandboxed preload is one CommonJS file that requires nothing but electron.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: path('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...page,
    build: {
      ...page.build,
      minify: true,
      outDir: path('out/electron/renderer'),
      rollupOptions: { input: path('renderer/index.html') },
    },
  },
});
