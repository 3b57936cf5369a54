import type { AuthUser } from '../../../../electron/accounts/to-user.ts';
import type { Clock } from '../../../../electron/common/clock.ts';
import type {
  ExportedUser,
  FoundUser,
  ImportFile,
  ImportSubmission,
  JobState,
  LogFinding,
  RefusedUser,
  Tenant,
  TenantConnection,
  UserChanges,
  UserUpdate,
} from '../../../../electron/tenant/tenant.ts';

export const connection = { id: 'con_0000000000000001', name: 'members' };

const nobody = {
  email: null,
  emailVerified: null,
  username: null,
  phoneNumber: null,
  name: null,
  blocked: null,
  appMetadata: null,
  signIns: 0,
  lastLogin: null,
  lastPasswordReset: null,
  created: null,
} as const;

/** What a user is read with; the rest is as of somebody to whom nothing ever happened. */
type ScriptedUser = ExportedUser & Partial<FoundUser>;

function found(user: ScriptedUser, of: string): FoundUser {
  return {
    identities: [{ connection: of, userId: user.userId }],
    givenName: null,
    familyName: null,
    nickname: null,
    picture: null,
    userMetadata: null,
    factors: [],
    factorsChanged: null,
    changed: null,
    ...user,
  };
}

type Metadata = Readonly<Record<string, unknown>>;

/** At its first level; null takes a member away (AUTH0.md B6). */
function merged(there: Metadata | null, changes: Metadata | undefined): Metadata | null {
  if (changes === undefined) return there;
  return Object.fromEntries(Object.entries({ ...there, ...changes }).filter(([, value]) => value !== null));
}

function refusalOf({ user_id: userId, email }: AuthUser, code: string): RefusedUser {
  return { userId, email, errors: [{ code, message: 'as scripted', path: null }] };
}

type Submission = ImportSubmission['kind'] | 'lost-after';
type JobEnd = 'completed' | 'failed' | 'unknown' | 'unknown-at-first' | 'never' | 'errors-forgotten';
type Summary = Extract<JobState, { kind: 'completed' }>['summary'];

interface Job {
  readonly users: readonly AuthUser[];
  readonly upsert: boolean;
  readonly end: JobEnd;
  readonly due: number;
  polls: number;
  state: JobState | null;
  refused: RefusedUser[];
}

/** A tenant in memory that does what its script says, and keeps count. */
export class ScriptedTenant implements Tenant {
  readonly domain = 'tenant.example.com';
  readonly users = new Map<string, ScriptedUser>();
  /** Ids on another connection of the tenant. */
  readonly elsewhere = new Set<string>();
  readonly files: ImportFile[] = [];
  readonly sizes: number[] = [];
  /** How often a user was brought into being: never more than once, or a person was imported twice. */
  readonly inserted = new Map<string, number>();
  readonly upserts: boolean[] = [];
  /** Files that were sent while a job with some of the same users was under way. */
  twins = 0;
  /** Ends jobs by time, whether or not anybody asks for them: when set, `jobMs` after their submission. */
  clock: Clock | null = null;
  jobMs = 10_000;
  logReadable = false;
  grantedScopes: readonly string[] = ['delete:users'];
  options: TenantConnection['options'] = { importMode: false, customDatabase: false, usernames: null };
  /** Half-created records by address, with their ids: both deletes take one away. */
  readonly halfCreated = new Map<string, string>();
  /** Users who were there when they were deleted: never anybody. */
  readonly deleted: string[] = [];
  /** Called when a user is read by id. */
  onLook: (userId: string) => void = () => undefined;
  /** Called before each delete: somebody may come by. */
  onDelete: (name: string) => void = () => undefined;
  activeJobs = 0;
  mostActiveJobs = 0;
  /** Polls until a job ends. */
  jobPolls = 2;
  /** No job ends before so many were active at a time. */
  holdUntilActive = 1;
  onSubmit: (file: ImportFile, submission: number) => Submission = () => 'accepted';
  onJob: (job: number) => JobEnd = () => 'completed';
  /** What a job says of itself, from what is true. */
  onSummary: (summary: NonNullable<Summary>) => Summary = (summary) => summary;
  /** Users whom a job neither imports nor names. */
  lose: (user: AuthUser) => boolean = () => false;
  /** Takes everything else of a user whose hash it doesn't take, and says nothing of it. */
  passesOver = false;
  /** Refuses a user for its fields. */
  refuse: (user: AuthUser) => string | null = () => null;
  /** Called before each call; may throw. */
  onCall: (name: string) => void = () => undefined;
  /** Who was changed, by a call of their own or by a job, in order. */
  readonly changed: { readonly userId: string; readonly changes: object }[] = [];
  /** The hash with which somebody came; absent for who came without, null once the tenant has one of its own. */
  readonly hashes = new Map<string, string | null>();
  readonly #jobs = new Map<string, Job>();
  readonly #log = new Map<string, string>();
  readonly #deletedById = new Set<string>();

  add(
    userId: string,
    email: string,
    appMetadata: Record<string, unknown> = {},
    phoneNumber: string | null = null,
  ): void {
    this.users.set(userId, {
      ...nobody,
      userId,
      email,
      emailVerified: true,
      phoneNumber,
      name: email,
      appMetadata,
    });
  }

  async scopes() {
    return this.grantedScopes;
  }

  async connections() {
    return [{ ...connection, enabled: true, options: this.options }];
  }

  async databases() {
    this.#call('databases');
    return this.elsewhere.size === 0 ? [connection.id] : ['con_0000000000000002', connection.id];
  }

  async submitImport(file: ImportFile): Promise<ImportSubmission> {
    this.#call('submitImport');
    this.files.push(file);
    this.upserts.push(file.upsert);
    const kind = this.onSubmit(file, this.files.length);
    if (kind === 'not-sent' || kind === 'uncertain') return { kind, why: 'as scripted' };
    if (kind === 'two-active-jobs' || kind === 'too-large') return { kind };
    this.sizes.push(file.body.byteLength);
    const id = `job_${this.#jobs.size + 1}`;
    const users = JSON.parse(Buffer.from(file.body).toString('utf8')) as AuthUser[];
    const { upsert } = file;
    const ids = new Set(users.map(({ user_id }) => user_id));
    const underWay = [...this.#jobs.values()].filter(({ state }) => state === null);
    if (underWay.some((job) => job.users.some(({ user_id }) => ids.has(user_id)))) this.twins += 1;
    const due = this.clock === null ? Number.POSITIVE_INFINITY : this.clock.now() + this.jobMs;
    this.#jobs.set(id, {
      users,
      upsert,
      end: this.onJob(this.#jobs.size + 1),
      due,
      polls: 0,
      state: null,
      refused: [],
    });
    this.#log.set(file.correlationId, id);
    this.activeJobs += 1;
    this.mostActiveJobs = Math.max(this.mostActiveJobs, this.activeJobs);
    if (kind === 'lost-after') {
      this.#end(id);
      return { kind: 'uncertain', why: 'as scripted' };
    }
    return { kind: 'accepted', job: id };
  }

  async job(id: string): Promise<JobState> {
    this.#call('job');
    const job = this.#jobs.get(id);
    if (job === undefined) return { kind: 'unknown' };
    job.polls += 1;
    if (job.end === 'unknown-at-first' && job.polls === 1) return { kind: 'unknown' };
    if (job.end === 'never') return { kind: 'running', percent: 10 };
    if (this.clock !== null) return job.state ?? { kind: 'queued' };
    if (job.polls < this.jobPolls || this.mostActiveJobs < this.holdUntilActive) return { kind: 'queued' };
    return this.#end(id);
  }

  async refusedUsers(id: string): Promise<readonly RefusedUser[]> {
    this.#call('refusedUsers');
    const job = this.#jobs.get(id);
    return job === undefined || job.end === 'errors-forgotten' ? [] : job.refused;
  }

  async *exportUsers(connectionId: string | null) {
    this.#call('exportUsers');
    const others = connectionId === null ? [...this.elsewhere].map((userId) => ({ ...nobody, userId })) : [];
    const users = [...others, ...this.users.values()];
    for (let from = 0; from < users.length; from += 500) yield users.slice(from, from + 500);
  }

  async *exportInFull(connectionId: string | null) {
    for await (const users of this.exportUsers(connectionId)) {
      yield users.map((user) => found(user, this.users.get(user.userId) === user ? connection.name : 'elsewhere'));
    }
  }

  async user(userId: string) {
    this.#call('user');
    this.onLook(userId);
    const here = this.users.get(userId);
    if (here !== undefined) return found(here, connection.name);
    return this.elsewhere.has(userId) ? found({ ...nobody, userId }, 'elsewhere') : null;
  }

  async usersByEmail(email: string) {
    this.#call('usersByEmail');
    return [...this.users.values()].filter((user) => user.email === email).map((user) => found(user, connection.name));
  }

  async updateUser(userId: string, changes: UserChanges): Promise<UserUpdate> {
    this.#call('updateUser');
    const user = this.users.get(userId);
    if (user === undefined) return { kind: 'nobody' };
    const { email, phone_number: phone } = changes;
    const isTaken = [...this.users.values()].some(
      (other) =>
        other.userId !== userId &&
        ((email !== undefined && other.email === email) || (phone !== undefined && other.phoneNumber === phone)),
    );
    if (isTaken || (email !== undefined && this.halfCreated.has(email))) return { kind: 'taken', why: 'as scripted' };
    this.changed.push({ userId, changes });
    const changed: ScriptedUser = {
      ...user,
      ...(changes.blocked === undefined ? {} : { blocked: changes.blocked }),
      ...(email === undefined ? {} : { email }),
      ...(changes.email_verified === undefined ? {} : { emailVerified: changes.email_verified }),
      ...(phone === undefined ? {} : { phoneNumber: phone }),
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.given_name === undefined ? {} : { givenName: changes.given_name }),
      ...(changes.family_name === undefined ? {} : { familyName: changes.family_name }),
      ...(changes.nickname === undefined ? {} : { nickname: changes.nickname }),
      ...(changes.picture === undefined ? {} : { picture: changes.picture }),
      appMetadata: merged(user.appMetadata, changes.app_metadata),
      userMetadata: merged(user.userMetadata ?? null, changes.user_metadata),
      changed: this.clock?.now() ?? null,
    };
    this.users.set(userId, changed);
    return { kind: 'changed', user: found(changed, connection.name) };
  }

  /** Somebody signs in, with the hash that the tenant has of them: it keeps one of its own from then on. */
  signIn(userId: string): void {
    const user = this.users.get(userId);
    if (user === undefined) return;
    this.hashes.set(userId, null);
    const now = this.clock?.now() ?? 0;
    this.users.set(userId, { ...user, signIns: user.signIns + 1, lastLogin: now, changed: now });
  }

  async deleteUser(userId: string) {
    this.#call('deleteUser');
    this.onDelete(userId);
    if (this.users.delete(userId)) this.deleted.push(userId);
    for (const [email, id] of this.halfCreated) if (id === userId) this.#deletedById.add(email);
  }

  async deleteByEmail(_connectionId: string, email: string) {
    this.#call('deleteByEmail');
    this.onDelete(email);
    for (const { userId, email: theirs } of this.users.values()) {
      if (theirs !== email) continue;
      this.users.delete(userId);
      this.deleted.push(userId);
    }
    if (this.#deletedById.has(email)) this.halfCreated.delete(email);
  }

  async findInLog(correlationId: string): Promise<LogFinding> {
    this.#call('findInLog');
    if (!this.logReadable) return { kind: 'unreadable' };
    const job = this.#log.get(correlationId);
    return job === undefined ? { kind: 'nothing' } : { kind: 'job', job };
  }

  pausedUntil() {
    return null;
  }

  burst() {
    return null;
  }

  asked() {
    return { scopes: [], hosts: [] };
  }

  #call(name: string): void {
    this.onCall(name);
    if (this.clock === null) return;
    for (const [id, { due, state }] of this.#jobs) if (state === null && due <= this.clock.now()) this.#end(id);
  }

  #end(id: string): JobState {
    const job = this.#jobs.get(id);
    if (job === undefined) return { kind: 'unknown' };
    if (job.state === null) {
      this.activeJobs -= 1;
      job.state = this.#import(job);
    }
    return job.state;
  }

  #import(job: Job): JobState {
    if (job.end === 'unknown') return { kind: 'unknown' };
    const half = job.end === 'failed' ? Math.floor(job.users.length / 2) : job.users.length;
    let inserted = 0;
    let updated = 0;
    for (const user of job.users.slice(0, half)) {
      if (this.lose(user)) continue;
      const there = job.upsert ? [...this.users.values()].find(({ email }) => email === user.email) : undefined;
      if (there !== undefined) {
        const code = this.#update(there, user);
        if (code === null) updated += 1;
        else job.refused.push(refusalOf(user, code));
        continue;
      }
      const code = this.refuse(user) ?? (this.#taken(user) ? 'DUPLICATED_USER' : null);
      if (code === null) {
        this.add(user.user_id, user.email, {}, user.phone_number ?? null);
        const made = this.users.get(user.user_id);
        if (made !== undefined) {
          this.users.set(user.user_id, {
            ...made,
            name: user.name ?? user.email,
            blocked: user.blocked ?? null,
            emailVerified: user.email_verified,
            appMetadata: user.app_metadata ?? {},
            userMetadata: user.user_metadata ?? null,
            created: this.clock?.now() ?? null,
            changed: this.clock?.now() ?? null,
          });
        }
        const hash = user.custom_password_hash?.hash.value;
        if (hash !== undefined) this.hashes.set(user.user_id, hash);
        this.inserted.set(user.user_id, (this.inserted.get(user.user_id) ?? 0) + 1);
        inserted += 1;
      } else {
        job.refused.push(refusalOf(user, code));
      }
    }
    if (job.end === 'failed') return { kind: 'failed', detail: 'as scripted' };
    const summary = { total: job.users.length, inserted, updated, failed: job.refused.length };
    return { kind: 'completed', summary: this.onSummary(summary) };
  }

  /** What an upsert changes of who has the address; a hash only as long as the one with which they came is there (AUTH0.md C1). */
  #update(there: ScriptedUser, user: AuthUser): string | null {
    const hash = user.custom_password_hash?.hash.value;
    const takesHash = typeof this.hashes.get(there.userId) === 'string';
    if (hash !== undefined && !takesHash && !this.passesOver) return 'CONFLICT';
    this.changed.push({ userId: there.userId, changes: user });
    if (hash !== undefined && takesHash) this.hashes.set(there.userId, hash);
    this.users.set(there.userId, {
      ...there,
      emailVerified: user.email_verified,
      ...(user.name === undefined ? {} : { name: user.name }),
      ...(user.app_metadata === undefined ? {} : { appMetadata: user.app_metadata }),
      ...(user.user_metadata === undefined ? {} : { userMetadata: user.user_metadata }),
      changed: this.clock?.now() ?? null,
    });
    return null;
  }

  #taken({ user_id, email, phone_number: phone }: AuthUser): boolean {
    const taken = (user: ExportedUser) => user.email === email || (phone !== undefined && user.phoneNumber === phone);
    return this.users.has(user_id) || this.halfCreated.has(email) || [...this.users.values()].some(taken);
  }
}
