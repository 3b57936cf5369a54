import { basename } from 'node:path';
import type { Plugin } from 'vite';
import { guidePageNames } from '../renderer/help/guide/guide-tree.ts';
import { readGuidePage } from './read-guide-page.ts';

/** Makes each page of docs/guide a module that holds its tree, so that the page carries neither Markdown nor anything that reads it. */
export function guide(): Plugin {
  return {
    name: 'guide',
    transform: {
      filter: { id: /\/docs\/guide\/[^/]+\.md$/ },
      handler(markdown, id) {
        const file = basename(id, '.md');
        const name = guidePageNames.find((known) => known === file);
        if (name === undefined) throw new Error(`${id} is no page of the guide.`);
        return {
          code: `export default ${JSON.stringify(readGuidePage(name, markdown))};`,
          map: null,
          moduleType: 'js',
        };
      },
    },
  };
}
