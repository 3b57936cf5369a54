import { randomBytes } from 'node:crypto';

/** A role of the tenant (Auth0 docs, role-based access control). */
export interface Role {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Ids of its users, without `auth0|`, in the order in which they came to it. */
  readonly members: Set<string>;
}

/** The tenant's roles, and who has them. */
export class RoleStore {
  readonly #roles = new Map<string, Role>();

  add(name: string, description: string): Role {
    const role = {
      id: `rol_${randomBytes(12).toString('hex').slice(0, 16)}`,
      name,
      description,
      members: new Set<string>(),
    };
    this.#roles.set(role.id, role);
    return role;
  }

  byId(id: string): Role | null {
    return this.#roles.get(id) ?? null;
  }

  all(): readonly Role[] {
    return [...this.#roles.values()];
  }

  /** How many roles a user has. */
  countOf(userId: string): number {
    return this.all().filter(({ members }) => members.has(userId)).length;
  }
}
