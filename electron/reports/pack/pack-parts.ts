import type { SeenServer, SeenTenant } from '../../common/circumstances.ts';
import { html, type Markup } from '../html/markup.ts';
import { countText, momentText, plural, shortMomentText } from '../wording.ts';
import type { PackEvidence, PackedFormat } from './evidence.ts';

// What the report of every evidence pack is put together from, of a run or of accounts that move by signing in.

/** Said first: whoever changed the journal has changed what all of this rests on. */
export function journalPart({ findings }: Pick<PackEvidence, 'findings'>): Markup {
  if (findings.length === 0) return html``;
  return html`<p class="answer attention"><strong>The journal was changed by something other than Userferry.</strong> ${plural(findings.length, 'part is', 'parts are')} not as Userferry wrote ${findings.length === 1 ? 'it' : 'them'}; evidence.json names ${findings.length === 1 ? 'it' : 'them'}. What follows is what the journal says now.</p>`;
}

/** Who answers for it, as it was said and when. */
export function approvalPart({ attestations }: Pick<PackEvidence, 'attestations'>): Markup {
  const told = (value: string | null) => value ?? 'not named';
  return html`<h2>Who answers for it</h2>${
    attestations.length === 0
      ? html`<p class="quiet">Nobody was named when it was carried out.</p>`
      : table(
          ['Noted', 'Carried out by', 'Approved by', 'Change'],
          attestations.map(({ at, operator, approver, change }) => [
            shortMomentText(at),
            told(operator),
            told(approver),
            told(change),
          ]),
        )
  }`;
}

/** What is weak about each way in which passwords were kept, and whether one was read rightly. */
export function weakFormatsPart({ formats }: { readonly formats: readonly Omit<PackedFormat, 'imported'>[] }): Markup {
  return html`<h2>How passwords were kept in the old database</h2>${table(
    ['Format', 'Accounts', 'What is weak', 'Proven by a known password'],
    formats.map(({ label, accounts, weakness, proven }) => [
      label,
      countText(accounts),
      weakness ?? 'nothing known',
      proven === null ? 'not observed' : momentText(proven),
    ]),
  )}`;
}

/** What the accounts were read from, and by which questions. */
export function sourcePart({ source: from, circumstances }: Pick<PackEvidence, 'source' | 'circumstances'>): Markup {
  const seen = new Map<string, { readonly server: SeenServer; readonly at: number[] }>();
  for (const { at, what } of circumstances) {
    if (what.kind !== 'began' || what.server === null) continue;
    const key = JSON.stringify(what.server);
    const known = seen.get(key) ?? { server: what.server, at: [] };
    known.at.push(at);
    seen.set(key, known);
  }
  return html`<h2>The legacy database</h2>
<dl>
<dt>Login</dt><dd>${from.login}</dd><dt>Encryption</dt><dd>${from.encryption}, trusted by ${from.trust}</dd>
<dt>Accounts then</dt><dd>${countText(from.planned.accounts)} on ${momentText(from.planned.at)}</dd><dt>Afterwards</dt><dd>${from.verified === null ? 'not observed' : `${countText(from.verified.accounts)} on ${momentText(from.verified.at)}`}</dd>
</dl>
${
  seen.size === 0
    ? html`<p class="quiet">What the server showed of itself was not observed.</p>`
    : [...seen.values()].map(({ server, at }) =>
        facts([
          ['Seen', at.map(shortMomentText).join('; ')],
          ['Server', `${server.server}:${server.port}, ${server.version}`],
          ['Certificate', certificateText(server)],
          ['The login', rightsText(server)],
        ]),
      )
}
<p class="quiet">Userferry wrote nothing to it. It was asked these questions, a page at a time:</p>
${from.queries.map((query) => html`<p><code>${query}</code></p>`)}`;
}

function certificateText({ encryption }: SeenServer): string {
  if (encryption === null) return 'not observed';
  const { certificate, protocol, distrust } = encryption;
  const doubt = distrust === null ? '' : `; this computer would not have trusted it by itself (${distrust})`;
  return `${protocol}, ${certificate.subject} by ${certificate.issuer}, until ${certificate.validTo.slice(0, 10)}, SHA-256 ${certificate.fingerprint256}${doubt}`;
}

function rightsText({ rights }: SeenServer): string {
  if (rights === null) return 'not observed';
  const { excess, readable, writable } = rights;
  const reads = `reads ${readable.join(', ')}`;
  const writes = writable.length === 0 ? 'may write to none of them' : `may write to ${writable.join(', ')}`;
  return [reads, writes, ...excess].join('; ');
}

/** What was seen of the tenant, and what was deployed to it. */
export function targetPart({
  circumstances,
  deployments,
}: Pick<PackEvidence, 'circumstances' | 'deployments'>): Markup {
  const began = circumstances.flatMap(({ at, what }) =>
    what.kind === 'began' && what.tenant !== null ? [{ at, tenant: what.tenant }] : [],
  );
  const rested = circumstances.flatMap(({ at, what }) => (what.kind === 'rested' ? [{ at, what }] : []));
  const granted = [...new Set(began.flatMap(({ tenant }) => tenant.granted))].sort();
  const asked = circumstances.flatMap(({ what }) => ('asked' in what ? [what.asked] : []));
  const used = [...new Set(asked.flatMap(({ scopes }) => scopes))].sort();
  const hosts = [...new Set(asked.flatMap((each) => each.hosts))].sort();
  const last = rested.findLast(({ what }) => what.tenant !== null)?.what.tenant ?? null;
  const words = (values: readonly string[]) => (values.length === 0 ? 'not observed' : values.join(', '));
  return html`<h2>The tenant</h2>
${facts([
  ['Scopes granted', words(granted)],
  ['Scopes used', words(used)],
  ['Hosts contacted', words(hosts)],
  ['Before', connectionText(began[0]?.tenant ?? null)],
  ['Afterwards', connectionText(last)],
])}
${
  deployments.length === 0
    ? html`<p class="quiet">Userferry deployed nothing to the connection.</p>`
    : table(
        ['Deployment', 'When', 'Mode', 'Options changed', 'Scripts (SHA-256)'],
        deployments.map(({ number, made, mode, state, changedOptions, scriptsAfter }) => [
          `${number}, ${state}`,
          shortMomentText(made),
          mode,
          changedOptions.join(', '),
          Object.entries(scriptsAfter)
            .map(([action, digest]) => `${action} ${digest.slice(0, 16)}…`)
            .join(', '),
        ]),
      )
}`;
}

function connectionText(tenant: SeenTenant | null): string {
  if (tenant === null || tenant.connection === null) return 'not observed';
  const { name, enabled, options } = tenant.connection;
  const used = enabled === null ? '' : enabled ? ', enabled' : ', not enabled';
  if (options === null) return `${name}${used}; its options may not be seen`;
  const store = options.customDatabase ? 'a custom database' : 'Auth0’s own store';
  return `${name}${used}, ${store}, import mode ${options.importMode ? 'on' : 'off'}`;
}

/** What was decided on the quality of the data. */
export function decisionsPart({
  source: { rules },
  decisions: { touched },
}: Pick<PackEvidence, 'source' | 'decisions'>): Markup {
  return html`<h2>Decisions on the quality of the data</h2>${table(
    ['Rule', 'Decision', 'Accounts that it is about'],
    Object.entries(rules).map(([rule, decision]) => {
      const by = touched[rule];
      const accounts =
        typeof by === 'object' && by !== null
          ? Object.values(by).reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0)
          : null;
      return [
        rule.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
        typeof decision === 'string' ? decision : JSON.stringify(decision),
        accounts === null ? 'all' : countText(accounts),
      ];
    }),
  )}`;
}

/** Exceptions that somebody accepted by name; nothing where nobody did. */
export function acceptedPart({ acceptances }: Pick<PackEvidence, 'acceptances'>): Markup {
  if (acceptances.length === 0) return html``;
  return html`<h2>Exceptions that were accepted</h2>${table(
    ['Kind', 'Accounts', 'By', 'Why', 'When'],
    acceptances.map(({ kind, accounts, by, why, at }) => [kind, countText(accounts), by, why, shortMomentText(at)]),
  )}`;
}

/** One value a line, each behind what it is. */
export function facts(rows: readonly (readonly [name: string, value: string])[]): Markup {
  return html`<table class="facts"><tbody>${rows.map(([name, value]) => html`<tr><td class="quiet">${name}</td><td>${value}</td></tr>`)}</tbody></table>`;
}

/** One line each. */
export function list(lines: readonly string[]): Markup {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Plain text in rows under a head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<table><thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
