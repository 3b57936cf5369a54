import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import { defaultSignInLimits, type SignInLimits } from '../../common/sign-in-words.ts';
import { judgeSignIns } from '../../migration/sign-ins/judge-sign-ins.ts';
import type { SignInLook } from '../../migration/sign-ins/sign-in-look.ts';
import type { SignInsState } from '../contract/index.ts';
import { failureOf } from '../failure-of.ts';
import { findConnection } from '../session.ts';
import { noRun } from '../wizard/refusals.ts';
import type { Wizard } from '../wizard/wizard.ts';
import type { WizardFile } from '../wizard/wizard-file.ts';

/** The limits that somebody has set, or those before anybody did. */
export function signInLimitsOf({ signInLimits = defaultSignInLimits }: Pick<WizardFile, 'signInLimits'>): SignInLimits {
  return signInLimits;
}

/**
 * Looks into the tenant's log how sign-ins go since the run that is shown. It ends by itself as soon as somebody begins anything else; one
 * that nobody asked for makes way for everything, and for what failed before it.
 */
export async function lookAtSignIns(wizard: Wizard, byItself: boolean): Promise<void> {
  const { run, activity, failure } = wizard.state.state;
  if (byItself && (activity !== undefined || failure !== undefined || wizard.run !== null)) return;
  if (run === undefined) throw noRun();
  await wizard.begin(
    'sign-ins-look',
    async ({ signal }) => {
      try {
        show(wizard, { look: await lookInTenant(wizard, run.id, signal) });
      } catch (error) {
        if (!signal.aborted) show(wizard, { failure: failureOf(error) });
      }
    },
    'makes-way',
  );
}

/** Keeps what is expected of sign-ins, and holds the latest look against it. */
export async function setSignInLimits(wizard: Wizard, signInLimits: SignInLimits): Promise<void> {
  wizard.remember({ signInLimits });
  await showSignIns(wizard);
}

/** Shows what the latest look knew of the run that is shown. Asks no tenant. */
export async function showSignIns(wizard: Wizard): Promise<void> {
  const { run } = wizard.state.state;
  const look = run === undefined ? null : await (await wizard.session().migration()).signIns.latest(run.id);
  show(wizard, look === null ? {} : { look });
}

async function lookInTenant(wizard: Wizard, run: string, signal: AbortSignal): Promise<SignInLook> {
  const session = wizard.session();
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(signal), session.environment.connection);
  const connections = session.tenantConnections();
  const log = { read: (after: string | null, given?: AbortSignal) => connections.log(after, given) };
  const { signIns } = await session.migration();
  return signIns.look(run, { tenant, connection: { id, name }, log }, { signal });
}

/** What could not be looked at leaves the look before it. */
function show(wizard: Wizard, { look, failure }: { look?: SignInLook; failure?: SignInsState['failure'] }): void {
  const limits = signInLimitsOf(wizard.file);
  const before = wizard.state.state.signIns.latest;
  const latest =
    look === undefined
      ? failure === undefined
        ? undefined
        : before
      : { look: shown(look), verdict: judgeSignIns(look, limits) };
  wizard.state.update({
    signIns: { limits, ...(latest === undefined ? {} : { latest }), ...(failure === undefined ? {} : { failure }) },
  });
}

/** As a page shows it: formats by their names on screens. Formats are written by plans alone. */
function shown(look: SignInLook): SignInLook {
  const formats = look.formats.map((each) => ({ ...each, format: formatLabels[each.format as PasswordFormat].label }));
  return { ...look, formats };
}
