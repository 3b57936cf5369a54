import { assertNever } from '../../common/assert-never.ts';
import type { Clock } from '../../common/clock.ts';
import type { Consent, PlanConsent } from '../../common/deploy-consents.ts';
import { own } from '../../common/own.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import type { ConnectionImage, DeploymentRecord } from '../../journal/deployments.ts';
import { containsUsers } from '../../tenant/open-connections.ts';
import type { TenantConnections } from '../../tenant/tenant-connections.ts';
import type { WholeConnection } from '../../tenant/whole-connection.ts';
import { type Change, placeOf } from './change.ts';
import { changesBetween, noConnection } from './changes-between.ts';
import { scriptsThatReadConfiguration } from './configuration-readers.ts';
import {
  changedMeanwhile,
  configurationMissed,
  connectionMissing,
  contextHandedOver,
  foreignChange,
  noSuchDeployment,
  notKept,
  notOurs,
  scopesMissing,
  scriptsWrong,
  stillReadByScripts,
  unknownConfiguration,
} from './deploy-errors.ts';
import type { DeployMode } from './deploy-mode.ts';
import type { DeploymentBook } from './deployment-book.ts';
import { imageOf } from './image-of.ts';
import { contentOf, type DeploymentPlan, planDeployment, type Wish } from './plan-deployment.ts';
import { wishOfImage, wishWithoutSecrets } from './wishes.ts';

export interface DeployEnds {
  readonly connections: TenantConnections;
  readonly book: DeploymentBook;
  readonly clock: Clock;
}

/** A mode; what an earlier deployment left, 0 for what was there before the first; or the same scripts without the values they had. */
export type DeployTarget =
  | { readonly kind: 'mode'; readonly mode: DeployMode; readonly wish: Wish }
  | { readonly kind: 'back'; readonly number: number; readonly configuration: Readonly<Record<string, string>> }
  | { readonly kind: 'without-secrets'; readonly configuration: Readonly<Record<string, string>> };

/** A deployment that has been worked out and not yet sent. */
export interface PreparedDeployment {
  readonly plan: DeploymentPlan;
  readonly mode: string;
  /** What stands against it; the first is what `apply` throws. */
  readonly obstacles: readonly UserferryError[];
  /**
   * Sends it and reads back what became of it; null where there was nothing to change. From the moment it is sent it isn't broken off
   * any more, whatever the signal says: what became of it would have to be found out all the same.
   * @param onSending Called at that moment
   * @throws UserferryError an obstacle, UF-4018 (another one is being sent), UF-4118 (it changes what a run under way reckons with), UF-4104 (changed
   * meanwhile), UF-4109 (Auth0 kept something else), or what the tenant refuses
   */
  apply(onSending?: () => void): Promise<AppliedDeployment | null>;
}

export interface AppliedDeployment {
  readonly number: number;
  readonly connection: string;
}

/**
 * Reads a connection and works out what a deployment would change; nothing is sent.
 * @throws UserferryError UF-4108 (no such deployment), UF-4112 (scripts that need the values), or what the tenant refuses
 */
export async function prepareDeployment(
  ends: DeployEnds,
  parts: {
    readonly connection: string;
    readonly target: DeployTarget;
    readonly consents: ReadonlySet<Consent>;
    readonly signal?: AbortSignal;
  },
): Promise<PreparedDeployment> {
  const { connections, book } = ends;
  const { connection: name, target, consents, signal } = parts;
  const found = await connections.find(name, signal);
  const past = await book.of(connections.domain, name);
  const known = found === null ? [] : knownImages(past.at(-1), found);
  const current = found === null ? null : imageOf(found, await sealsOf(ends, found, known, signal), known);
  const { wish, mode } = wishFor(target, current, past, name);
  const marks = await book.marks(wish.configuration);
  const plan = planDeployment({ current, known, wish, marks, consents });
  const obstacles = await obstaclesTo(ends, name, current, plan, signal);
  const carryOut = async (onSending: (() => void) | undefined): Promise<AppliedDeployment> => {
    await refuseIfChanged(ends, name, found, current, signal);
    signal?.throwIfAborted();
    onSending?.();
    const number = await book.begin({
      tenant: connections.domain,
      name,
      connection: found?.id ?? null,
      mode,
      made: ends.clock.now(),
      before: current,
      wished: plan.wished,
    });
    const after = await send(ends, { number, name, found, plan, wish });
    const seals = await book.marks(after.configuration);
    const image = { ...imageOf(after, seals, []), configuration: marked(plan.wished, seals) };
    await book.applied(number, after.id, image);
    const sent = new Set(plan.changes.map(placeOf));
    const lost = changesBetween(plan.wished, image).filter((change) => sent.has(placeOf(change)));
    if (lost.length > 0) throw notKept(lost);
    return { number, connection: after.id };
  };
  return {
    plan,
    mode,
    obstacles,
    async apply(onSending) {
      const [first] = obstacles;
      if (first !== undefined) throw first;
      if (plan.changes.length === 0) return null;
      const besideRuns = !endsComing.has(mode) && !plan.changes.some(isSwitch);
      return book.holding({ mode, besideRuns }, () => carryOut(onSending));
    },
  };
}

function wishFor(
  target: DeployTarget,
  current: ConnectionImage | null,
  past: readonly DeploymentRecord[],
  name: string,
): { readonly wish: Wish; readonly mode: string } {
  switch (target.kind) {
    case 'mode':
      return target;
    case 'back': {
      const { image, mode } = earlier(target.number, past);
      return { wish: wishOfImage(image, current ?? noConnection, target.configuration), mode };
    }
    case 'without-secrets': {
      const there = current ?? noConnection;
      const reading = scriptsThatReadConfiguration(there.scripts);
      if (current === null || reading.length > 0) throw stillReadByScripts(name, reading);
      return { wish: wishWithoutSecrets(there, past, target.configuration), mode: 'without secrets' };
    }
    default:
      return assertNever(target);
  }
}

function earlier(number: number, past: readonly DeploymentRecord[]) {
  const first = past[0]?.before ?? null;
  if (number === 0 && first !== null) return { image: first, mode: 'before' };
  const record = past.find((candidate) => candidate.number === number && candidate.after !== null);
  if (record?.after != null) return { image: record.after, mode: record.mode };
  throw noSuchDeployment(number, [
    ...(first === null ? [] : [0]),
    ...past.filter(({ after }) => after !== null).map((candidate) => candidate.number),
  ]);
}

/** What the last deployment may have left in this very connection. */
function knownImages(last: DeploymentRecord | undefined, found: WholeConnection): readonly ConnectionImage[] {
  if (last === undefined || (last.connection !== null && last.connection !== found.id)) return [];
  if (last.after !== null) return [last.after];
  const wished = asSentAnew(last.wished);
  return last.before === null ? [wished] : [last.before, wished];
}

/** Whatever changes options sends all values again, and nobody has seen what Auth0 gives back for them since, the unchanged ones included. */
function asSentAnew(image: ConnectionImage): ConnectionImage {
  const values = Object.entries(image.configuration).map(([key, { value }]) => [key, { value, sealed: null }] as const);
  return { ...image, configuration: Object.fromEntries(values) };
}

/**
 * Keyed digests of the ciphertexts of a connection's configuration. Where they are not those of the last deployment, it is read
 * once more: should Auth0 encrypt anew with every reading, they tell nothing, and null is given.
 */
async function sealsOf(
  { connections, book }: DeployEnds,
  found: WholeConnection,
  known: readonly ConnectionImage[],
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<string, string>> | null> {
  const seals = await book.marks(found.configuration);
  const isKnown = ([key, seal]: readonly [string, string]) =>
    known.every(({ configuration }) => own(configuration, key)?.sealed === seal);
  if (Object.entries(seals).every(isKnown)) return seals;
  const again = await connections.find(found.name, signal);
  const stable = Object.entries(found.configuration).every(
    ([key, text]) => again !== null && own(again.configuration, key) === text,
  );
  return stable ? seals : null;
}

async function obstaclesTo(
  { connections }: DeployEnds,
  name: string,
  current: ConnectionImage | null,
  plan: DeploymentPlan,
  signal: AbortSignal | undefined,
): Promise<readonly UserferryError[]> {
  const { changes, needs } = plan;
  if (changes.length === 0) return [];
  const obstacles: UserferryError[] = [];
  const granted = await connections.scopes(signal);
  const missing = scopesFor(current, changes).filter((scope) => !granted.includes(scope));
  if (missing.length > 0) obstacles.push(scopesMissing(missing));
  if (current !== null) {
    if (current.options.enable_script_context === true) obstacles.push(contextHandedOver(name));
    const switched = changesCustomization(current, plan.wished);
    if (switched && (await connections.holdsUsers(name, signal)) === true) obstacles.push(containsUsers());
  }
  const { droppedValues, readers } = plan;
  if (droppedValues.length > 0 && readers.length > 0) obstacles.push(configurationMissed(readers, droppedValues));
  const asked: Readonly<Record<PlanConsent, () => UserferryError>> = {
    'create-connection': () => connectionMissing(name),
    adopt: () => notOurs(name, changes),
    'foreign-changes': () => foreignChange(name, plan.overwritten),
    'drop-configuration': () => unknownConfiguration(plan.unknownValues, plan.readers),
    'script-errors': () => scriptsWrong(plan.scriptErrors),
  };
  return [...obstacles, ...needs.map((consent) => asked[consent]())];
}

/** Whether it is about which store Auth0 asks. */
function isSwitch(change: Change): boolean {
  return change.kind === 'setting' && switches.has(change.path);
}

/** Absent is as good as off. */
function changesCustomization(from: ConnectionImage, to: ConnectionImage): boolean {
  const customized = ({ options }: ConnectionImage) => options.enabledDatabaseCustomization === true;
  return customized(from) !== customized(to);
}

const switches: ReadonlySet<string> = new Set(['options.import_mode', 'options.enabledDatabaseCustomization']);

/** Modes with which nobody comes by signing in any more, which a hybrid run reckons with. */
const endsComing: ReadonlySet<string> = new Set<DeployMode>(['legacy', 'cutover']);

const replacesOptions = (changes: readonly Change[]) => changes.some(({ kind }) => kind !== 'application');
const enables = (changes: readonly Change[]) => changes.some(({ kind }) => kind === 'application');

/** Only what this deployment needs. */
function scopesFor(current: ConnectionImage | null, changes: readonly Change[]): readonly string[] {
  const changing = current === null ? [] : ['update:connections', 'update:connections_options'];
  return [
    ...new Set([
      ...(current === null ? ['create:connections'] : []),
      ...(replacesOptions(changes) ? changing : []),
      ...(enables(changes) ? ['update:connections'] : []),
    ]),
  ];
}

async function refuseIfChanged(
  { connections, book }: DeployEnds,
  name: string,
  before: WholeConnection | null,
  image: ConnectionImage | null,
  signal: AbortSignal | undefined,
): Promise<void> {
  const now = await connections.find(name, signal);
  if (now === null && before === null) return;
  if (now === null || before === null) throw changedMeanwhile([]);
  const comparable = Object.values(image?.configuration ?? {}).some(({ sealed }) => sealed !== null);
  const seals = comparable ? await book.marks(now.configuration) : null;
  const changes = changesBetween(image ?? noConnection, imageOf(now, seals, image === null ? [] : [image]));
  if (now.id !== before.id || changes.length > 0) throw changedMeanwhile(changes);
}

/** Sends a deployment that is written down, and reads the connection back. */
async function send(
  { connections, book }: DeployEnds,
  deployment: {
    readonly number: number;
    readonly name: string;
    readonly found: WholeConnection | null;
    readonly plan: DeploymentPlan;
    readonly wish: Wish;
  },
): Promise<WholeConnection> {
  const { number, name, found, plan, wish } = deployment;
  let id = found?.id;
  try {
    if (id === undefined) id = await connections.create(name, contentOf(plan, wish));
    else if (replacesOptions(plan.changes)) await connections.change(id, contentOf(plan, wish));
  } catch (error) {
    if (error instanceof UserferryError && !mayHaveArrived.has(error.code)) await book.refused(number);
    throw error;
  }
  const enabled = plan.changes.flatMap((change) => (change.kind === 'application' ? [change.clientId] : []));
  if (enabled.length > 0) await connections.enable(id, enabled);
  const after = await connections.find(name);
  if (after === null) throw notKept([]);
  return after;
}

/** Failures after which nobody knows whether Auth0 took the change: the answer was lost, unreadable, or a server's error. */
const mayHaveArrived: ReadonlySet<string> = new Set(['UF-2006', 'UF-2007', 'UF-2014']);

/** The values that were sent, with what Auth0 gives back for them. */
function marked(wished: ConnectionImage, seals: Readonly<Record<string, string>>): ConnectionImage['configuration'] {
  return Object.fromEntries(
    Object.entries(seals).map(([key, sealed]) => [
      key,
      { value: own(wished.configuration, key)?.value ?? null, sealed },
    ]),
  );
}
