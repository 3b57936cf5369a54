import { type AttestationOptions, attestationOf } from '../assistant/report/pack/attestation.ts';
import { checkPackIn } from '../assistant/report/pack/folder-of-pack.ts';
import { writeNotedPack, writeNotedTricklePack } from '../assistant/report/pack/noted-pack.ts';
import { trickleConnectionOf } from '../assistant/report/pack/write-trickle-pack.ts';
import { reportOfTrickle } from '../assistant/report/report-of-trickle.ts';
import { plainFailure } from '../common/userferry-error.ts';
import { alteredJournal } from '../migration/evidence/evidence-errors.ts';
import { countText } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { noRun } from './migrate.ts';
import { exitCode, failureLines, type VerbResult } from './output.ts';

interface PackOptions extends WorkspaceOptions, AttestationOptions {
  readonly run?: string;
  /** Of accounts that move by signing in. */
  readonly trickle?: boolean;
  readonly out: string;
  readonly withPeople?: boolean;
}

/**
 * `report [RUN] --pack --out DIR`: writes a run's evidence pack, and says by which fingerprint it will be known; with `--trickle`, and where
 * there is no run at all, the one of accounts that move by signing in.
 */
export function packVerb(options: PackOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    const people = options.withPeople === true;
    const manner = { folder: options.out, people };
    const trickle = options.trickle === true || run === undefined;
    if (trickle && options.trickle !== true && (await reportOfTrickle(session, null)) === null) throw noRun();
    const pack = await (trickle
      ? writeNotedTricklePack(session, attestationOf(options), manner)
      : writeNotedPack(session, run, attestationOf(options), manner));
    const into = trickleConnectionOf(session);
    const failure = pack.findings.length === 0 ? null : alteredJournal(pack.findings);
    return {
      json: {
        ...(trickle ? { trickle: into } : { run }),
        pack: pack.folder,
        fingerprint: pack.fingerprint,
        files: pack.files,
        people,
        ...(failure === null ? {} : { failure: plainFailure(failure) }),
      },
      lines: [
        `Evidence of ${trickle ? `trickle into ${into.connection} of ${into.tenant}` : `run ${run}`}${people ? ' (with personal data)' : ''}: ${pack.folder}`,
        `Fingerprint: ${pack.fingerprint}`,
        'Write it into the change ticket. Who can open this workspace could make another pack, but none with this fingerprint.',
        ...(failure === null ? [] : failureLines(failure)),
      ],
      exit: failure === null ? exitCode.done : exitCode.failed,
    };
  });
}

/** `report --check PACK`: whether a pack is as it was made; needs no workspace and no network. */
export async function checkPackVerb(folder: string, fingerprint: string | undefined): Promise<VerbResult> {
  const checked = await checkPackIn(folder, fingerprint ?? null);
  const { manifest, accounts, links, findings } = checked;
  const ofRun = manifest.pack === 'userferry-evidence';
  return {
    json: {
      pack: folder,
      whole: true,
      fingerprint: checked.fingerprint,
      compared: fingerprint !== undefined,
      ...(ofRun ? { run: manifest.run } : { trickle: { tenant: manifest.tenant, connection: manifest.connection } }),
      made: manifest.made,
      release: manifest.release,
      people: manifest.people,
      accounts,
      links,
      findings,
    },
    lines: [
      `The pack is as it was made on ${manifest.made.slice(0, 19).replace('T', ' ')} UTC: ${ofRun ? `run ${manifest.run}` : `trickle into ${manifest.connection} of ${manifest.tenant}`}, ${countText(accounts)} accounts, ${countText(links)} links.`,
      `Fingerprint: ${checked.fingerprint}`,
      fingerprint === undefined
        ? 'Compare it with the one that was noted when the pack was made (--fingerprint F does): nothing within a pack shows whether all of it was made anew.'
        : 'It is the one that you gave.',
      ...(findings === 0
        ? []
        : [
            'The pack itself says that its journal was changed by something other than Userferry; evidence.json says where.',
          ]),
    ],
    exit: findings === 0 ? exitCode.done : exitCode.doneWithExceptions,
  };
}

/** `report --check` without a pack: whether the workspace's own journal is as Userferry wrote it. */
export function checkJournalVerb(
  options: WorkspaceOptions & { readonly run?: string },
  context: VerbContext,
): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { evidence } = await session.migration();
    const findings = await evidence.check(options.run ?? null);
    if (findings.length > 0) throw alteredJournal(findings);
    return {
      json: { journal: 'whole' },
      lines: ['The journal is as Userferry wrote it.'],
      exit: exitCode.done,
    };
  });
}
