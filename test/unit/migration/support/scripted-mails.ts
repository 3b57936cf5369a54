import type { Clock } from '../../../../electron/common/clock.ts';
import type { AskedReset, EmailProvider, ResetInLog, TenantMails } from '../../../../electron/tenant/tenant-mails.ts';
import type { ScriptedTenant } from './scripted-tenant.ts';

/** `lost-after` and `lost-before`: the answer is lost, and the e-mail was sent or was not. */
export type MailAnswer = Exclude<AskedReset['kind'], 'uncertain'> | 'lost-before' | 'lost-after';

/** A tenant's e-mails in memory, over the users of a scripted tenant; does what its script says, and keeps every letter. */
export class ScriptedMails implements TenantMails {
  readonly domain = 'tenant.example.com';
  /** Addresses in the order in which e-mails were sent to them, and when. */
  readonly sent: { readonly email: string; readonly at: number }[] = [];
  logReadable = false;
  onAsk: (email: string, request: number) => MailAnswer = () => 'asked';
  /** Called before each call; may throw. */
  onCall: (name: string) => void = () => undefined;
  requests = 0;
  readonly #tenant: ScriptedTenant;
  readonly #clock: Clock;

  constructor(tenant: ScriptedTenant, clock: Clock) {
    this.#tenant = tenant;
    this.#clock = clock;
  }

  async provider(): Promise<EmailProvider> {
    return { kind: 'own', name: 'smtp' };
  }

  async applications() {
    return ['application'];
  }

  async user(userId: string) {
    this.onCall('user');
    return this.#tenant.users.get(userId) ?? null;
  }

  async ready() {
    this.onCall('ready');
  }

  async askReset({ email }: { readonly email: string }): Promise<AskedReset> {
    this.onCall('askReset');
    this.requests += 1;
    const answer = this.onAsk(email, this.requests);
    if (answer === 'asked' || answer === 'lost-after') this.sent.push({ email, at: this.#clock.now() });
    switch (answer) {
      case 'asked':
      case 'nobody':
      case 'busy':
        return { kind: answer };
      case 'lost-before':
      case 'lost-after':
        return { kind: 'uncertain', why: 'as scripted' };
      case 'refused':
      case 'not-sent':
        return { kind: answer, why: `as scripted for ${email}` };
    }
  }

  async findReset(email: string, since: number): Promise<ResetInLog> {
    this.onCall('findReset');
    if (!this.logReadable) return 'unreadable';
    return this.sent.some((mail) => mail.email === email && mail.at >= since) ? 'asked' : 'nothing';
  }
}
