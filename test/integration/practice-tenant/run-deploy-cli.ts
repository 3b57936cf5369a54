import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PracticeTenant } from '../../../electron/practice/practice.ts';

const tool = join(dirname(createRequire(import.meta.url).resolve('auth0-deploy-cli/package.json')), 'lib', 'index.js');

/** Runs Auth0's deploy tool, as npm has it, in a folder against a practice tenant that speaks HTTPS, to its end. */
export async function runDeployCli(
  { secure, clientId, clientSecret }: Pick<PracticeTenant, 'secure' | 'clientId' | 'clientSecret'>,
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = { AUTH0_INCLUDED_ONLY: '["databases"]' },
): Promise<{ readonly code: number | null; readonly output: string }> {
  if (secure === null) throw new Error('The practice tenant does not speak HTTPS.');
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, secure.authority);
  const child = spawn(process.execPath, [tool, ...args], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_EXTRA_CA_CERTS: authority,
      AUTH0_DOMAIN: new URL(secure.origin).host,
      AUTH0_CLIENT_ID: clientId,
      AUTH0_CLIENT_SECRET: clientSecret,
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { code, output };
}
