import { assertNever } from '../../../common/assert-never.ts';
import type { Held } from '../../../scripts/cases/judge-held.ts';
import { everyoneOf, type People } from '../../../scripts/cases/people.ts';
import type { CasePlace } from '../../../scripts/cases/test-case.ts';
import type { Container } from '../../../scripts/container/container.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { WorkspaceSession } from '../../session.ts';
import { copiesOrWhyNot, heldBy } from '../copies/copies-or-why-not.ts';
import type { Copies } from '../copies.ts';
import { scriptConfiguration } from '../script-configuration.ts';
import type { Ground } from './run-calls.ts';
import { freePort, silentServer, type UnhelpfulServer } from './silent-server.ts';

/** The places where cases are run, each with a container of its own: what one keeps in `global` must not lead to another. */
export class Grounds {
  readonly #session: WorkspaceSession;
  readonly #plan: ScriptPlan;
  readonly #signal: AbortSignal | undefined;
  readonly #containers: Container[] = [];
  readonly #configuration: Readonly<Record<string, string>>;
  #silent: UnhelpfulServer | null = null;
  #copies: { readonly copies: Copies; readonly ground: Ground; readonly before: Held } | null = null;
  #legacy: Ground | null = null;

  /** @throws UserferryError as `scriptConfiguration` */
  constructor(session: WorkspaceSession, plan: ScriptPlan, signal: AbortSignal | undefined) {
    this.#session = session;
    this.#plan = plan;
    this.#signal = signal;
    this.#configuration = scriptConfiguration(session);
    // Calls under way end with their containers.
    signal?.addEventListener('abort', () => this.#closeContainers(), { once: true });
  }

  /** What leads to the legacy database. */
  get configuration(): Readonly<Record<string, string>> {
    return this.#configuration;
  }

  /**
   * Copies the accounts for scripts that write; why that can't be, where it can't.
   * @throws UserferryError UF-10xx, UF-11xx
   */
  async copy(people: People): Promise<string | null> {
    const keys = everyoneOf(people).map(({ account }) => account.key.value);
    const copies = await copiesOrWhyNot(this.#session, this.#plan.mapping, keys, this.#signal);
    if (typeof copies === 'string') return copies;
    const { configuration } = copies;
    const ground = { container: this.#newContainer(), configuration };
    this.#copies = { copies, ground, before: await this.#heldBy(copies) };
    return null;
  }

  async of(place: CasePlace): Promise<Ground> {
    switch (place) {
      case 'legacy-database':
        this.#legacy ??= { container: this.#newContainer(), configuration: this.#configuration };
        return this.#legacy;
      case 'copies':
        return this.#opened.ground;
      case 'no-server':
        return this.#elsewhere(await freePort());
      case 'silent-server':
        this.#silent ??= await silentServer();
        return this.#elsewhere(this.#silent.port);
      default:
        return assertNever(place);
    }
  }

  /** The copies as they were at first. */
  get before(): Held {
    return this.#opened.before;
  }

  /** The copies as they are now. */
  held(): Promise<Held> {
    return this.#heldBy(this.#opened.copies);
  }

  /** Everything in the copies as it was. */
  restore(): Promise<void> {
    return this.#opened.copies.restore();
  }

  async close(): Promise<void> {
    this.#closeContainers();
    this.#silent?.close();
    await this.#copies?.copies.close();
  }

  get #opened() {
    if (this.#copies === null) throw new TypeError('There are no copies.');
    return this.#copies;
  }

  #elsewhere(port: number): Ground {
    const configuration = { ...this.#configuration, SQL_SERVER: '127.0.0.1', SQL_PORT: String(port) };
    return { container: this.#newContainer(), configuration };
  }

  #newContainer(): Container {
    const container = this.#session.newContainer();
    this.#containers.push(container);
    return container;
  }

  #closeContainers(): void {
    for (const container of this.#containers.splice(0)) container.close();
  }

  #heldBy(copies: Copies): Promise<Held> {
    return heldBy(copies, this.#plan.mapping, this.#session, this.#signal);
  }
}
