import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportApi } from '../../../electron/scripts/api/export-api.ts';
import type { ScriptPlan } from '../../../electron/scripts/render/script-plan.ts';
import { templates } from './scripted-database.ts';
import { audience, clientId, clientSecret, type TokenIssuer } from './token-issuer.ts';

/** Inside the project, so that the service finds the packages that it names. */
const services = fileURLToPath(new URL('../../../out/account-services/', import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** An account service that runs as an administrator's would: its files in a folder, its settings in the environment. */
export interface AccountService {
  readonly url: string;
  readonly files: ReadonlyMap<string, string>;
  /** What the connection's configuration holds for its scripts. */
  readonly configuration: Environment;
  /** Everything that it printed. */
  printed(): string;
  stop(): Promise<void>;
}

let made = 0;

/** The service for a plan. */
export function accountService(
  plan: ScriptPlan,
  issuer: TokenIssuer,
  environment: Environment,
): Promise<AccountService> {
  return exportedService(exportApi(plan, templates), issuer, environment);
}

/** @param environment Where the database is, and whatever is otherwise than usual. */
export async function exportedService(
  files: ReadonlyMap<string, string>,
  issuer: TokenIssuer,
  environment: Environment,
): Promise<AccountService> {
  made += 1;
  const folder = join(services, `${process.pid}-${made}`);
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const service = await startService(folder, {
    API_ISSUER: issuer.issuer,
    API_AUDIENCE: audience,
    API_CLIENT_IDS: `another, ${clientId}`,
    API_TRIES_A_MINUTE: '1000000',
    API_QUESTIONS_A_SECOND: '1000000',
    // Any free port.
    HTTP_PLATFORM_PORT: '0',
    ...environment,
  });
  return {
    ...service,
    files,
    configuration: {
      API_URL: service.url,
      API_TOKEN_URL: issuer.tokenUrl,
      API_CLIENT_ID: clientId,
      API_CLIENT_SECRET: clientSecret,
      API_AUDIENCE: audience,
    },
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startService(folder: string, env: Environment) {
  const child = spawn(process.execPath, ['server.mjs'], { cwd: folder, env });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      printed += chunk;
      const [, address] = /listens on (\S+)\./.exec(printed) ?? [];
      if (address !== undefined) resolve(`http://${address}`);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then((code) => reject(new Error(`The service ended with ${code}: ${printed}`)));
  });
  return {
    url,
    printed: () => printed,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
