import { missingSqlPassword } from '../assistant/session.ts';
import { legacyConfig, needsSecret } from '../assistant/workspace/legacy-config.ts';
import { failedCheck } from '../common/checks.ts';
import { dbaScript } from '../legacy/dba-script.ts';
import { diagnose } from '../legacy/diagnose.ts';
import type { LegacyCheck } from '../legacy/legacy-check.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { writeNamedFile } from './write-named-file.ts';

/**
 * `diagnose`: connects step by step and says at which step and why it fails, and what to do. With `--dba-script FILE` it also
 * writes the script for the DBA, whether or not there is a login yet.
 */
export function diagnoseVerb(
  options: WorkspaceOptions & { readonly dbaScript?: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async ({ workspace, secrets }) => {
    const { powers, signal } = context;
    const config = legacyConfig(workspace.legacy);
    const checks = new Map<string, LegacyCheck>();
    for await (const check of diagnose(config, secrets.sqlPassword, {
      clock: powers.clock,
      signal,
      store: workspace.store,
      ...(workspace.mapping === undefined ? {} : { mapping: workspace.mapping }),
    })) {
      // How far the connection reaches can be seen without the password; a refused login would be the wrong thing to mend.
      if (check.name === 'login' && secrets.sqlPassword === '' && needsSecret(config.authentication)) {
        checks.set('login', failedCheck('login', missingSqlPassword()));
        break;
      }
      context.terminal.progress(`Checking: ${check.name}`);
      if (check.state !== 'running') checks.set(check.name, check);
    }
    const found = [...checks.values()];
    const script = options.dbaScript;
    if (script !== undefined) {
      const { authentication, database } = config;
      const tables = checks.get('rights')?.tables ?? null;
      await writeNamedFile(script, dbaScript({ authentication, database, tables }), 'The script for the DBA', 'owner');
    }
    return {
      json: { checks: found, ...(script === undefined ? {} : { dbaScript: script }) },
      lines: [
        ...found.flatMap(checkLines),
        ...(script === undefined ? [] : [`The script for the DBA is in ${script}. It holds no password.`]),
      ],
      exit: found.some(({ state }) => state === 'failed') ? exitCode.failed : exitCode.done,
    };
  });
}

function checkLines({ name, state, finding, failure, certificate, instances, databases }: LegacyCheck): string[] {
  const aside = (text: string) => `        ${text}`;
  return [
    `${state.padEnd(7)} ${name}: ${finding}${failure === undefined ? '' : ` (${failure.code})`}`,
    ...(failure === undefined ? [] : [aside(failure.kept), aside(failure.next)]),
    ...(failure?.detail === undefined ? [] : [aside(`Details: ${failure.detail}`)]),
    ...(failure?.forDba === undefined ? [] : ['For the DBA:', failure.forDba.trimEnd()]),
    ...(failure === undefined || certificate === undefined
      ? []
      : [
          aside(
            `Certificate made for ${certificate.subject} by ${certificate.issuer}, SHA-256 ${certificate.fingerprint256}`,
          ),
        ]),
    ...(instances ?? []).map((instance) =>
      aside(`Instance ${instance.name}${instance.port === undefined ? ', without TCP/IP' : `, port ${instance.port}`}`),
    ),
    ...(databases ?? []).map((database) => aside(`Database ${database}`)),
  ];
}
