import { fileURLToPath } from 'node:url';
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import { build, type Plugin } from 'vite';

/** What browsers take for a language that has accents on everything: English letters, so that it can be read. */
export const pseudoLanguage = 'en-XA';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

/** The catalogue as a translation into something that is a third longer: `~Ţēńàńţ~`. */
async function pseudoCatalogue(): Promise<string> {
  const config = getConfig({ configPath: path('lingui.config.ts') });
  const translated = await Promise.all(
    (await getCatalogs(config)).map((catalog) =>
      catalog.getTranslations('en', { fallbackLocales: {}, sourceLocale: 'en', missingBehavior: 'resolved' }),
    ),
  );
  const messages = Object.assign({}, ...translated.map((each) => each.messages));
  const { source, errors } = createCompiledCatalog(pseudoLanguage, messages, {
    namespace: 'es',
    pseudoLocale: pseudoLanguage,
    pseudoLocaleOptions: { extend: 0.3, extendCharacter: '~' },
  });
  if (errors.length > 0) throw new Error(errors.map(({ id, error }) => `${id}: ${error.message}`).join('\n'));
  return source;
}

/** Gives the page that catalogue beside English, as it would have a translation. */
function withPseudoCatalogue(): Plugin {
  return {
    name: 'pseudo-catalogue',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith('/renderer/catalogue/catalogues.ts')) return null;
      return `${await pseudoCatalogue()}\nexport const catalogues = { '${pseudoLanguage}': async () => ({ messages }) };`;
    },
  };
}

/** Builds the page that speaks it, and returns its folder. Whatever it shows without accents is in no catalogue. */
export async function buildPseudoPage(): Promise<string> {
  const outDir = path('out/renderer-pseudo');
  await build({
    configFile: path('renderer/vite.config.ts'),
    logLevel: 'warn',
    plugins: [withPseudoCatalogue()],
    build: { outDir },
  });
  return outDir;
}
