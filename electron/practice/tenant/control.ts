import { z } from 'zod';
import type { ControlCalls } from '../control-server.ts';
import type { CreatedTenant } from './create-tenant.ts';
import { faultSchema } from './faults/fault-schema.ts';
import { emailProviderSchema } from './settings.ts';
import { signInSettingsSchema } from './sign-in-settings.ts';
import { bringUpToDate } from './tenant-parts.ts';
import { followLink } from './tickets/follow-link.ts';
import { linkOf } from './tickets/link-of.ts';
import { blankUser } from './users/blank-user.ts';

/** Users to be there before a migration; `halfCreated` ones exist in the connection's store and not in the tenant. */
const plantedUsers = z.strictObject({
  connection: z.string().optional(),
  users: z.array(
    z.strictObject({
      user_id: z.string().min(1),
      email: z.string().min(3),
      name: z.string().optional(),
      app_metadata: z.record(z.string(), z.unknown()).optional(),
      halfCreated: z.boolean().default(false),
    }),
  ),
});
/** Roles to be there before a migration, with users who have them; ids without `auth0|`. */
const plantedRoles = z.strictObject({
  roles: z.array(z.strictObject({ name: z.string().min(1), members: z.array(z.string()).default([]) })),
});
/** A script saved in Auth0's dashboard, which has no place for `change_email` and drops it (Auth0 docs: change email script). */
const dashboardSave = z.strictObject({
  connection: z.string(),
  script: z.enum(['login', 'get_user', 'create', 'verify', 'change_password', 'delete']),
  text: z.string().min(1),
});
/** Somebody follows a link: that of a ticket, or the newest that was mailed to an address. */
const followed = z.strictObject({
  link: z.union([
    z.strictObject({ ticket: z.url() }),
    z.strictObject({ email: z.string(), kind: z.enum(['password-change', 'verification']) }),
  ]),
  password: z.string().min(1).nullable().default(null),
});
/** Somebody enrols a second factor; Auth0 names the provider in their profile. */
const enrolment = z.strictObject({ user_id: z.string(), factor: z.enum(['guardian', 'google-authenticator', 'duo']) });
const provider = z.strictObject({ provider: emailProviderSchema });
const advance = z.strictObject({ milliseconds: z.number().positive() });

/** So many ids are shown where something should never happen at all. */
const shownIds = 100;

/** What an administrator or a test may order and see, beside the tenant's own API. */
export function tenantControl(tenant: CreatedTenant, stop: () => void): ControlCalls {
  const { parts } = tenant;
  return {
    'GET /state': () => {
      bringUpToDate(parts);
      return { json: stateOf(tenant) };
    },
    'GET /users': () => {
      bringUpToDate(parts);
      return { lines: usersOf(tenant) };
    },
    'POST /faults': (body) => {
      parts.faults.add(faultSchema.parse(body));
      return { json: stateOf(tenant) };
    },
    'POST /no-faults': () => {
      parts.faults.clear();
      for (const job of parts.jobs.activeImports()) job.released = true;
      return { json: stateOf(tenant) };
    },
    'POST /users': (body) => {
      plant(tenant, plantedUsers.parse(body));
      return { json: stateOf(tenant) };
    },
    'POST /dashboard-save': (body) => {
      saveInDashboard(tenant, dashboardSave.parse(body));
      return { json: stateOf(tenant) };
    },
    'GET /scripts': () => ({ lines: parts.scripts.calls() }),
    'GET /mails': () => ({ lines: mailsOf(tenant) }),
    'POST /follow': async (body) => {
      const { link, password } = followed.parse(body);
      const ticket = 'ticket' in link ? ticketOf(tenant, link.ticket) : parts.tickets.newest(link.kind, link.email);
      if (ticket === null) throw new SyntaxError('There is no such link.');
      return { json: await followLink(parts, ticket, password) };
    },
    'POST /enrol': (body) => {
      enrol(tenant, enrolment.parse(body));
      return { json: stateOf(tenant) };
    },
    'POST /email-provider': (body) => {
      parts.emailProvider = provider.parse(body).provider;
      return { json: stateOf(tenant) };
    },
    'POST /sign-in-settings': (body) => {
      parts.signIns = signInSettingsSchema.parse(body);
      return { json: stateOf(tenant) };
    },
    'POST /roles': (body) => {
      for (const { name, members } of plantedRoles.parse(body).roles) {
        const role = parts.roles.all().find((each) => each.name === name) ?? parts.roles.add(name, '');
        for (const id of members) role.members.add(id);
      }
      return { json: stateOf(tenant) };
    },
    'GET /roles': () => ({
      lines: parts.roles.all().map(({ id, name, members }) => ({ id, name, members: [...members] })),
    }),
    'POST /clock': (body) => {
      const { milliseconds } = advance.parse(body);
      if (tenant.advanceClock === null) throw new SyntaxError('This tenant runs on the machine’s clock.');
      tenant.advanceClock(milliseconds);
      return { json: stateOf(tenant) };
    },
    'POST /stop': () => ({ json: {}, afterwards: stop }),
  };
}

function ticketOf({ parts }: CreatedTenant, link: string) {
  return parts.tickets.byId(new URL(link).searchParams.get('ticket') ?? '');
}

function* mailsOf({ parts }: CreatedTenant): Generator<unknown, void, void> {
  for (const ticket of parts.tickets.mailed()) {
    const { kind, email, connection, used } = ticket;
    yield { to: email, kind, connection: connection.name, used, link: linkOf(parts, ticket) };
  }
}

function enrol({ parts }: CreatedTenant, { user_id: id, factor }: z.output<typeof enrolment>): void {
  const user = parts.users.byId(id);
  if (user === null) throw new SyntaxError(`There is no user ${id}.`);
  const factors = [...(user.extra?.enrolled?.factors ?? []), factor];
  user.extra = { ...user.extra, enrolled: { factors, at: parts.clock.now() } };
}

function saveInDashboard({ parts }: CreatedTenant, saved: z.output<typeof dashboardSave>): void {
  const connection = parts.connections.byName(saved.connection);
  if (connection === null) throw new SyntaxError(`There is no connection named ${saved.connection}.`);
  const { change_email: _dropped, ...others } = Object(connection.options.customScripts);
  connection.options = { ...connection.options, customScripts: { ...others, [saved.script]: saved.text } };
}

function stateOf({ parts }: CreatedTenant) {
  const importedTwice: string[] = [];
  let imported = 0;
  for (const { id, imports } of parts.users.all(null)) {
    if (imports > 0) imported += 1;
    if (imports > 1 && importedTwice.length < shownIds) importedTwice.push(id);
  }
  return {
    now: parts.clock.now(),
    users: parts.users.count(),
    imported,
    importedTwice,
    halfCreated: [...parts.users.halfCreated()].length,
    scriptsRun: parts.scripts.ran,
    importsAccepted: parts.jobs.importsAccepted,
    activeImports: parts.jobs.activeImports().length,
    faultsMet: parts.faults.met(),
  };
}

function* usersOf({ parts }: CreatedTenant): Generator<unknown, void, void> {
  for (const user of parts.users.all(null)) {
    const { id, connection, email, blocked, imports, attempts, loginsCount } = user;
    yield { id, connection: connection.name, email, blocked, imports, attempts, loginsCount };
  }
}

function plant(
  { parts, connection: own }: CreatedTenant,
  { connection: name, users }: z.output<typeof plantedUsers>,
): void {
  const connection = name === undefined ? own : parts.connections.byName(name);
  if (connection === null) throw new SyntaxError(`There is no connection named ${name}.`);
  const now = parts.clock.now();
  for (const { user_id: id, email, name: fullName, app_metadata, halfCreated } of users) {
    const folded = email.toLowerCase();
    if (halfCreated) {
      parts.users.halfCreate(connection, id, folded);
      continue;
    }
    parts.users.add({
      ...blankUser(connection, id, now),
      email: folded,
      name: fullName ?? null,
      appMetadata: app_metadata === undefined ? null : JSON.stringify(app_metadata),
    });
  }
}
