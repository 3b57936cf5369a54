import type { Json } from '../../common/json.ts';
import { scriptKeys } from '../../tenant/script-keys.ts';
import { optionsOf } from '../../tenant/whole-connection.ts';
import { type DeployCliParts, type Keyword, keywordsOf } from './deploy-cli-parts.ts';
import { deployCliReadme } from './deploy-cli-readme.ts';

/**
 * A folder that auth0-deploy-cli imports, by file name: one connection whole, as Auth0 replaces its options whole, its scripts as files,
 * and every value of its configuration by an environment variable: left out, the tool would send back the ciphertext that it reads.
 */
export function deployCliFolder(parts: DeployCliParts): ReadonlyMap<string, string> {
  const { connection, wished } = parts;
  const keywords = keywordsOf(connection, Object.keys(wished.configuration));
  const folder = `database-connections/${connection}`;
  const database = {
    name: connection,
    strategy: 'auth0',
    ...wished.fields,
    ...(parts.withApplications ? { enabled_clients: wished.applications } : {}),
    options: optionsOf({
      fields: {},
      options: wished.options,
      scripts: Object.fromEntries(
        Object.entries(wished.scripts).map(([key, text]) => [key, isFile(key) ? `./${key}.js` : text]),
      ),
      configuration: Object.fromEntries(keywords.map(({ key, variable }) => [key, `@@${variable}@@`])),
    }),
  };
  const files = Object.entries(wished.scripts).filter(([key]) => isFile(key));
  return new Map([
    [`${folder}/database.json`, withKeywords(database, keywords)],
    ...files.map(([key, text]): [string, string] => [`${folder}/${key}.js`, text]),
    // Never more than connections, and nothing is deleted.
    ['config.json', `${JSON.stringify({ AUTH0_INCLUDED_ONLY: ['databases'] }, null, 2)}\n`],
    ['README.md', deployCliReadme(parts, keywords)],
  ]);
}

/** Scripts that the tool keeps in files; others it takes for texts (auth0-deploy-cli 8.44, DATABASE_SCRIPTS). */
const fileKeys: ReadonlySet<string> = new Set(Object.values(scriptKeys));
const isFile = (key: string) => fileKeys.has(key);

/**
 * Keywords stand without quotes: the tool puts the value's JSON there, whatever characters it has. Where a variable is not set, the file
 * can't be read and the connection is left alone; with quotes, the tool would drop the key and break the scripts.
 */
function withKeywords(database: Json, keywords: readonly Keyword[]): string {
  return keywords.reduce(
    (text, { variable }) => text.replace(`"@@${variable}@@"`, () => `@@${variable}@@`),
    `${JSON.stringify(database, null, 2)}\n`,
  );
}
