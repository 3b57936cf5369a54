import type { Account } from '../../accounts/account.ts';
import { type AccountDecision, decide } from '../../accounts/decide.ts';
import { maskEmail, maskName, shortenKey } from '../../accounts/mask.ts';
import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import type { PlanRules } from '../../accounts/plan-rules.ts';
import { type Reason, reasonTexts } from '../../common/words.ts';

/** So many accounts stand beside the mapping. */
const SAMPLES = 3;

/** Counts what a survey says of the accounts, one at a time; keeps three masked samples and nothing else of them. */
export class SurveyTally {
  #accounts = 0;
  #barred = 0;
  readonly #rules: PlanRules;
  readonly #prefix: string;
  readonly #formats = new Map<PasswordFormat, number>();
  readonly #reasons = new Map<Reason, number>();
  readonly #samples: Readonly<Record<string, string>>[] = [];

  constructor(rules: PlanRules, prefix: string) {
    this.#rules = rules;
    this.#prefix = prefix;
  }

  get accounts(): number {
    return this.#accounts;
  }

  add(account: Account): void {
    const decision = decide(account, {
      rules: this.#rules,
      prefix: this.#prefix,
      username: null,
    });
    this.#accounts += 1;
    if (account.barred !== 'no') this.#barred += 1;
    count(this.#formats, decision.format);
    if (decision.decision !== 'import') count(this.#reasons, decision.reason);
    else if (this.#samples.length < SAMPLES) this.#samples.push(maskedSample(account, decision));
  }

  samplesOf(field: string): readonly string[] {
    return this.#samples.map((sample) => sample[field] ?? '');
  }

  formats() {
    return [...this.#formats]
      .map(([format, accounts]) => ({ format, accounts, ...formatLabels[format] }))
      .sort((one, other) => other.accounts - one.accounts);
  }

  findings() {
    const findings = [...this.#reasons].map(([code, accounts]) => ({
      code: code as string,
      accounts,
      text: reasonTexts[code] as string,
    }));
    if (this.#barred > 0) {
      findings.push({
        code: 'barred',
        accounts: this.#barred,
        text: 'locked out or not approved in the old application',
      });
    }
    return findings.sort((one, other) => other.accounts - one.accounts);
  }
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function maskedSample(
  account: Account,
  decision: AccountDecision & { decision: 'import' },
): Readonly<Record<string, string>> {
  return {
    user_id: shortenKey(decision.userId),
    email: maskEmail(decision.email),
    email_verified: String(account.emailVerified),
    name: maskName(account.name ?? ''),
    username: maskName(account.username ?? ''),
    phone_number: account.phoneNumber === null ? '' : maskName(account.phoneNumber),
    blocked: decision.blocked ? 'yes' : 'no',
    password: formatLabels[decision.format].label,
  };
}
