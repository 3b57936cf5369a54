import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface FreetdsServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** As freetds.conf says it: `request` encrypts the login alone where the server leaves it at that. */
  readonly encryption: 'off' | 'request' | 'require';
}

export interface FreetdsOutput {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** False on a machine without FreeTDS; an error instead where the environment insists on it, as continuous integration does. */
export function hasFreetds(): boolean {
  const found = spawnSync('tsql', ['-C']).error === undefined && spawnSync('bsqldb', ['-v']).error === undefined;
  if (!found && process.env.USERFERRY_REQUIRE_FREETDS !== undefined) {
    throw new Error('USERFERRY_REQUIRE_FREETDS is set, but tsql and bsqldb are not there: apt install freetds-bin.');
  }
  return found;
}

/** Runs one of FreeTDS's programs with statements as its input; freebcp takes none, but what to copy, before its options. */
export async function runFreetds(
  program: 'tsql' | 'bsqldb' | 'freebcp',
  server: FreetdsServer,
  statements: string,
  copy: readonly string[] = [],
): Promise<FreetdsOutput> {
  const folder = mkdtempSync(join(tmpdir(), 'userferry-freetds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const configuration = join(folder, 'freetds.conf');
  writeFileSync(
    configuration,
    `[practice]\nhost = 127.0.0.1\nport = ${server.port}\ntds version = 7.4\nclient charset = UTF-8\n` +
      `encryption = ${server.encryption}\n`,
  );
  const args = [...copy, '-S', 'practice', '-U', server.user, '-P', server.password, '-D', server.database];
  const child = spawn(program, program === 'bsqldb' ? [...args, '-q'] : args, {
    env: { ...process.env, FREETDSCONF: configuration, LC_ALL: 'C.UTF-8' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A program that gave up before it read its input is known by its code.
  child.stdin.on('error', () => {});
  child.stdin.end(statements);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { stdout, stderr, code };
}
