import { own } from '../../common/own.ts';
import type { DeployCliParts, Keyword } from './deploy-cli-parts.ts';

/** The version of auth0-deploy-cli with which the folders were tried. */
const triedVersion = '8.44.0';

/** What the folder's README says: what is in it, what has to be set, and the commands. */
export function deployCliReadme(
  { connection, mode, open, withApplications }: DeployCliParts,
  keywords: readonly Keyword[],
): string {
  const names = keywords.map(({ variable }) => variable);
  return `# Connection “${connection}”, mode ${mode}

Written by Userferry for Auth0’s deploy tool (auth0-deploy-cli ${triedVersion}): the connection as it was when this was written, with what the
mode ${mode} needs of it. Nothing in here is secret.

## Set first

| environment variable | is |
| --- | --- |
| \`AUTH0_DOMAIN\` | the tenant, \`NAME.REGION.auth0.com\` |
| \`AUTH0_CLIENT_ID\`, \`AUTH0_CLIENT_SECRET\` | a machine-to-machine application with read:connections, read:connections_options, update:connections, update:connections_options, create:connections, read:clients and read:actions |
${keywords.map(({ key, variable }) => `| \`${variable}\` | \`${key}\` of the configuration${told(key, open)} |`).join('\n')}

Every one of them has to be set: Auth0 takes the values of a configuration only all at once. Which are not, in bash:

\`\`\`sh
for name in ${names.join(' ')}; do [ -n "\${!name}" ] || echo "$name is not set"; done
\`\`\`

In PowerShell:

\`\`\`powershell
${names.map((name) => `'${name}'`).join(', ')} | Where-Object { -not [Environment]::GetEnvironmentVariable($_) }
\`\`\`

## Import

In this folder: what would change, then the change.

\`\`\`sh
npx auth0-deploy-cli@${triedVersion} import --config_file config.json --input_file . --dry-run
npx auth0-deploy-cli@${triedVersion} import --config_file config.json --input_file .
\`\`\`

- It must say “Updated [databases]” or “Created [databases]”. “Skipping database folder” means that a variable is not set; the connection is
  then as it was.
- \`config.json\` keeps it to database connections. Leave AUTH0_ALLOW_DELETE unset: the tool would delete every connection that
  is not in here, and its dry run names them as such.
- ${withApplications ? 'The connection is enabled for the applications in database.json, and disabled for all others.' : 'The applications for which the connection is enabled stay as they are.'}
- What somebody changes in the connection before the import is overwritten: export anew when in doubt.
- The tool’s own export leaves the configuration out, and importing that sends Auth0 its ciphertext back as if it were values. Keep
  \`database.json\` with its \`@@…@@\`, and scripts in it that the tool keeps in no file of their own: of those its export makes file names.
- Afterwards \`userferry deploy --mode ${mode} --dry-run\`, with the options with which this was written, names whatever is otherwise.
`;
}

function told(key: string, open: Readonly<Record<string, string>>): string {
  const value = own(open, key);
  return value === undefined ? '' : `: \`${value}\``;
}
