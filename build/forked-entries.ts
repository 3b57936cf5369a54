import { posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const sources = fileURLToPath(new URL('../electron/', import.meta.url));

/** `new URL('./process.ts', import.meta.url)`: how the sources name a file that runs in a process or thread of its own. */
const entryUrl = /new URL\(\s*'(\.{1,2}\/[^']+\.ts)'\s*,\s*import\.meta\.url\s*,?\s*\)/g;
/** The same while its place relative to the bundle is not known yet. */
const placeholder = /userferry-entry:([^"'`]+)/g;

/**
 * Makes an entry of its own of every file that a bundled source starts as a process or worker, and names it where it is after
 * bundling. Without this the address would still end in `.ts`, beside a bundle that has no such file.
 */
export function forkedEntries(): Plugin {
  return {
    name: 'userferry:forked-entries',
    // Before TypeScript is taken away, so that the sources' own wording is matched.
    enforce: 'pre',
    async transform(code, importer) {
      let changed = code;
      for (const [text, address] of code.matchAll(entryUrl)) {
        const entry = address === undefined ? null : await this.resolve(address, importer);
        if (entry === null) return this.error(`${importer} starts ${address}, which is not there.`);
        const fileName = relative(sources, entry.id).replaceAll('\\', '/').replace(/\.ts$/, '.js');
        this.emitFile({ type: 'chunk', id: entry.id, fileName });
        changed = changed.replace(text, `new URL('userferry-entry:${fileName}', import.meta.url)`);
      }
      return changed === code ? null : { code: changed, map: null };
    },
    renderChunk(code, chunk) {
      const from = posix.dirname(chunk.fileName);
      const changed = code.replace(placeholder, (_, fileName: string) => posix.relative(from, fileName));
      return changed === code ? null : { code: changed, map: null };
    },
  };
}
