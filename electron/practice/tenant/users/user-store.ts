import type { Connection } from '../connections/connection-store.ts';
import type { Variants } from '../variants.ts';
import type { UserRecord } from './user-record.ts';

/** A record that exists in the connection's own store but not as a user of the tenant: step two of its creation failed. */
export interface HalfCreatedUser {
  readonly connection: Connection;
  readonly id: string;
  readonly email: string;
  /** Which of the two deletes that cure it have been called. */
  deletedById: boolean;
  deletedByEmail: boolean;
  /** The user that it becomes when its owner signs in, as after a reset; null where nothing completes it. */
  readonly pending: UserRecord | null;
}

interface Directory {
  readonly byId: Map<string, UserRecord>;
  readonly byEmail: Map<string, UserRecord>;
  readonly byUsername: Map<string, UserRecord>;
  readonly byPhone: Map<string, UserRecord>;
  readonly halfCreated: Map<string, HalfCreatedUser>;
}

/** What is remembered of a deleted user, so that importing it once more still shows. */
interface Counts {
  readonly imports: number;
  readonly attempts: number;
}

/** Every user of the tenant, by connection. E-mail, username and phone number are unique within a connection. */
export class UserStore {
  readonly #directories = new Map<Connection, Directory>();
  readonly #deleted = new Map<string, Counts>();

  #directory(connection: Connection): Directory {
    const known = this.#directories.get(connection);
    if (known !== undefined) return known;
    const fresh: Directory = {
      byId: new Map(),
      byEmail: new Map(),
      byUsername: new Map(),
      byPhone: new Map(),
      halfCreated: new Map(),
    };
    this.#directories.set(connection, fresh);
    return fresh;
  }

  /** Adds a user whose identifiers the caller has found to be free. */
  add(user: UserRecord): void {
    const directory = this.#directory(user.connection);
    const before = this.#deleted.get(user.id);
    if (before !== undefined) {
      user.imports += before.imports;
      user.attempts += before.attempts;
      this.#deleted.delete(user.id);
    }
    directory.byId.set(user.id, user);
    this.#index(directory, user);
  }

  /** Changes a user and keeps the indexes true. */
  change(user: UserRecord, apply: (user: UserRecord) => void): void {
    const directory = this.#directory(user.connection);
    this.#unindex(directory, user);
    apply(user);
    this.#index(directory, user);
  }

  #index(directory: Directory, user: UserRecord): void {
    if (user.email !== null) directory.byEmail.set(user.email.toLowerCase(), user);
    if (user.username !== null) directory.byUsername.set(user.username, user);
    const phone = user.extra?.phone_number;
    if (phone !== undefined) directory.byPhone.set(phone, user);
  }

  #unindex(directory: Directory, user: UserRecord): void {
    // Scripts whose ids change from call to call make several users of one address; the last of them is found by it.
    const forget = (index: Map<string, UserRecord>, key: string) => {
      if (index.get(key) === user) index.delete(key);
    };
    if (user.email !== null) forget(directory.byEmail, user.email.toLowerCase());
    if (user.username !== null) forget(directory.byUsername, user.username);
    const phone = user.extra?.phone_number;
    if (phone !== undefined) forget(directory.byPhone, phone);
  }

  /** Makes the second account a part of the first: it is found as a user no more, and its identifiers stay taken. */
  link(primary: UserRecord, secondary: UserRecord): void {
    const others = primary.link?.kind === 'with' ? primary.link.others : [];
    primary.link = { kind: 'with', others: [...others, secondary] };
    secondary.link = { kind: 'into', primary };
  }

  /** Takes the accounts that are linked with it along. */
  delete(user: UserRecord): void {
    if (user.link?.kind === 'with') for (const other of user.link.others) this.#remove(other);
    this.#remove(user);
  }

  #remove(user: UserRecord): void {
    const directory = this.#directory(user.connection);
    directory.byId.delete(user.id);
    this.#unindex(directory, user);
    if (user.attempts > 0) this.#deleted.set(user.id, { imports: user.imports, attempts: user.attempts });
  }

  deleteConnection(connection: Connection): void {
    this.#directories.delete(connection);
  }

  /** The first connection that has the id wins, as with two users of one id in a real tenant (Community 109855). */
  byId(id: string): UserRecord | null {
    for (const directory of this.#directories.values()) {
      const user = directory.byId.get(id);
      if (user !== undefined && user.link?.kind !== 'into') return user;
    }
    return null;
  }

  inConnection(connection: Connection) {
    const directory = this.#directory(connection);
    return {
      byId: (id: string) => directory.byId.get(id) ?? null,
      byEmail: (email: string) => directory.byEmail.get(email) ?? null,
      byUsername: (username: string) => directory.byUsername.get(username) ?? null,
      byPhone: (phone: string) => directory.byPhone.get(phone) ?? null,
      halfCreated: (email: string) => directory.halfCreated.get(email) ?? null,
      size: directory.byId.size,
    };
  }

  /** Exact match: the endpoint doesn't fold (Auth0 docs: users-by-email). */
  byEmail(email: string): readonly UserRecord[] {
    return [...this.#directories.values()]
      .flatMap((directory) => directory.byEmail.get(email.toLowerCase()) ?? [])
      .filter((user) => user.email === email && user.link?.kind !== 'into');
  }

  /** Users of one connection or of all, by any of their identities, in the order of their creation. */
  *all(connection: Connection | null): Generator<UserRecord> {
    for (const [of, directory] of this.#directories) {
      if (connection !== null && connection !== of) continue;
      for (const user of directory.byId.values()) {
        if (user.link?.kind !== 'into') yield user;
        else if (connection !== null && user.link.primary.connection !== connection) yield user.link.primary;
      }
    }
  }

  count(): number {
    let users = 0;
    for (const directory of this.#directories.values()) users += directory.byId.size;
    return users;
  }

  *halfCreated(): Generator<HalfCreatedUser> {
    for (const directory of this.#directories.values()) yield* directory.halfCreated.values();
  }

  /** Leaves a record in the connection's store alone; `email` in small letters. */
  halfCreate(connection: Connection, id: string, email: string, pending: UserRecord | null = null): void {
    const half = { connection, id, email, deletedById: false, deletedByEmail: false, pending };
    this.#directory(connection).halfCreated.set(email, half);
  }

  /** The second step of a creation, made up for. */
  complete(half: HalfCreatedUser): void {
    this.#directory(half.connection).halfCreated.delete(half.email);
  }

  /** One of the two deletes that a half-created record takes; it is gone after what the variant asks for. */
  cure(half: HalfCreatedUser, by: 'by-id' | 'by-email', variants: Pick<Variants, 'halfCreatedCure'>): void {
    if (by === 'by-id') half.deletedById = true;
    else half.deletedByEmail = true;
    const enough = half.deletedByEmail && (half.deletedById || variants.halfCreatedCure === 'by-email');
    if (enough) this.#directory(half.connection).halfCreated.delete(half.email);
  }
}
