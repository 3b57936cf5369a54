import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { catalogues } from './catalogues.ts';

const english = 'en';

/** The first wished language that there is, as a whole (`pt-BR`) or without its region (`de-CH` → `de`); English where there is none. */
export function languageFor(wished: readonly string[], translated: readonly string[]): string {
  const known = new Set([english, ...translated]);
  return wished.flatMap((tag) => [tag, tag.replace(/-.*$/, '')]).find((tag) => known.has(tag)) ?? english;
}

/** English as the code has it, taken apart once and not at each drawing. */
function compileOnce(): (text: string) => ReturnType<typeof compileMessage> {
  const compiled = new Map<string, ReturnType<typeof compileMessage>>();
  return (text) => {
    const known = compiled.get(text);
    if (known !== undefined) return known;
    const fresh = compileMessage(text);
    compiled.set(text, fresh);
    return fresh;
  };
}

/**
 * Makes every text of the page speak one of the wished languages, and returns which. To be called before any module with texts is
 * loaded; what a translation lacks stays English. The page keeps its language as long as it is open.
 */
export async function speak(wished: readonly string[]): Promise<string> {
  const language = languageFor(wished, Object.keys(catalogues));
  const catalogue = await catalogues[language]?.();
  i18n.setMessagesCompiler(compileOnce());
  i18n.loadAndActivate({ locale: language, messages: catalogue?.messages ?? {} });
  return language;
}
