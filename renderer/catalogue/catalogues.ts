/// <reference types="vite/types/importMeta.d.ts" />
import type { Messages } from '@lingui/core';

/** The translations that lie beside this file, by language; the texts themselves are English and stand in the code. */
export const catalogues: Readonly<Record<string, () => Promise<{ readonly messages: Messages }>>> = Object.fromEntries(
  Object.entries(import.meta.glob<{ messages: Messages }>(['./*.po', '!./en.po'])).map(([path, load]) => [
    path.replace(/^\.\/|\.po$/g, ''),
    load,
  ]),
);
