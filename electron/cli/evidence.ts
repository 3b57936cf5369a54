import { type AttestationOptions, attestationOf } from '../assistant/report/pack/attestation.ts';
import { checkPackIn } from '../assistant/report/pack/folder-of-pack.ts';
import { writeNotedPack } from '../assistant/report/pack/noted-pack.ts';
import { plainFailure } from '../common/userferry-error.ts';
import { alteredJournal } from '../migration/evidence/evidence-errors.ts';
import { countText } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { noRun } from './migrate.ts';
import { exitCode, failureLines, type VerbResult } from './output.ts';

interface PackOptions extends WorkspaceOptions, AttestationOptions {
  readonly run?: string;
  readonly out: string;
  readonly withPeople?: boolean;
}

/** `report [RUN] --pack --out DIR`: writes a run's evidence pack, and says by which fingerprint it will be known. */
export function packVerb(options: PackOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    const people = options.withPeople === true;
    const pack = await writeNotedPack(session, run, attestationOf(options), { folder: options.out, people });
    const failure = pack.findings.length === 0 ? null : alteredJournal(pack.findings);
    return {
      json: {
        run,
        pack: pack.folder,
        fingerprint: pack.fingerprint,
        files: pack.files,
        people,
        ...(failure === null ? {} : { failure: plainFailure(failure) }),
      },
      lines: [
        `Evidence of run ${run}${people ? ' (with personal data)' : ''}: ${pack.folder}`,
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
  return {
    json: {
      pack: folder,
      whole: true,
      fingerprint: checked.fingerprint,
      compared: fingerprint !== undefined,
      run: manifest.run,
      made: manifest.made,
      release: manifest.release,
      people: manifest.people,
      accounts,
      links,
      findings,
    },
    lines: [
      `The pack is as it was made on ${manifest.made.slice(0, 19).replace('T', ' ')} UTC: run ${manifest.run}, ${countText(accounts)} accounts, ${countText(links)} links.`,
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
