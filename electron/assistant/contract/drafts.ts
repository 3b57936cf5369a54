import { z } from 'zod';
import { failureCauses } from '../../common/trickle-words.ts';
import { mappingEdit } from '../../stores/mapping/mapping-edit.ts';
import { exceptionKind } from './cutover.ts';
import { legacyForm } from './legacy.ts';
import { reportName } from './reports.ts';
import { roleChoice } from './roles.ts';
import { count, list } from './shapes.ts';
import { tenantForm } from './snapshot.ts';
import { wavesForm } from './waves.ts';

/** A draft that is kept: what was typed under a name, and what was saved when the typing began. */
const kept = <Name extends string, Value extends z.ZodType>(name: Name, value: Value) =>
  z.object({ name: z.literal(name), basedOn: value, value });

const words = (most: number) => z.string().max(most);
const run = words(32);
const by = words(200);
const why = words(1_000);

/** Who asks for something, and why. It is for one run: typed for another, it says nothing. */
const whoAsks = z.object({ run, by, why });

/**
 * What is kept of forms over a reload and a restart: these, and no others. A form is on this list only if nothing in it is a secret,
 * which is why scripts, statements and passwords are not, and neither is what a lock or a deletion opens by as soon as it is typed. What
 * is beside the shape of a form is dropped.
 */
export const keptDraft = z.discriminatedUnion('name', [
  kept('legacy', legacyForm),
  kept('named-table', words(300)),
  kept('scope', z.object({ roles: words(2_000), signedInSince: words(20), first: words(20) })),
  kept('mapping', mappingEdit.shape.profile),
  kept('tenant', tenantForm),
  kept(
    'run-manner',
    z.object({
      how: z.enum(['in-waves', 'at-once']),
      form: wavesForm.optional(),
      by,
      after: run.optional(),
    }),
  ),
  kept(
    'way',
    z.object({
      way: z.enum(['service', 'direct']),
      url: words(2_000),
      audience: words(2_000),
      clientId: words(256),
      tokenUrl: words(2_000),
    }),
  ),
  kept(
    'reach',
    z.object({
      server: words(255),
      port: words(20),
      user: words(256),
      trust: z.enum(['as-here', 'checked', 'unchecked']),
      applications: words(5_000),
    }),
  ),
  // A yes is to one wave of one run, and to going on past a limit only where that was told: typed for one, it says nothing of another.
  kept('wave-yes', z.object({ run, wave: count, inSpite: z.boolean(), by, why })),
  // What is chosen at Auth0 for a role of the old application.
  kept('role-choices', z.object({ run, choices: list(roleChoice) })),
  kept('accepts-exceptions', by),
  kept('accepts-why', z.object({ kind: exceptionKind, only: words(450).optional(), why })),
  kept('asks-undo', whoAsks),
  kept('asks-update', whoAsks),
  kept('asks-delta', whoAsks),
  kept('asks-roles', whoAsks),
  // The word that it opens by is not, and neither is the yes for what is not at its end.
  kept('close-out', z.object({ folder: words(1_024), by, why })),
  kept('peak-sign-ins', words(20)),
  kept('pilot-client', words(128)),
  kept('marks-table', words(300)),
  // How password-change e-mails of a run are asked for; that some are to be sent again is said anew each time.
  kept('mails-manner', z.object({ run, application: words(256), first: words(20), perMinute: words(20) })),
  kept('sign-in-limits', z.object({ percent: words(20), people: z.partialRecord(z.enum(failureCauses), words(20)) })),
  kept('pack-to-check', z.object({ folder: words(1_024), fingerprint: words(200) })),
  kept('evidence-said', z.object({ operator: words(200), approver: words(200), change: words(200) }).and(reportName)),
]);
export type KeptDraft = z.infer<typeof keptDraft>;
export type KeptDraftName = KeptDraft['name'];
/** What a form's draft holds, by its name. */
export type DraftValue<Name extends KeptDraftName> = Extract<KeptDraft, { name: Name }>['value'];

export const keptDraftName = z.enum(keptDraft.options.map(({ shape }) => shape.name.value));
