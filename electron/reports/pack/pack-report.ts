import type { SeenServer, SeenTenant } from '../../common/circumstances.ts';
import { reportBody, reportHead, reportStory } from '../html/html-report.ts';
import { html, Markup } from '../html/markup.ts';
import { reportStyle } from '../html/style.ts';
import { countText, momentText, plural, shortMomentText } from '../wording.ts';
import type { PackEvidence } from './evidence.ts';
import { comparedInWords, lostByDesign, notComparedInWords, toRemoveAfterwards } from './pack-texts.ts';

/** An evidence pack's report for an auditor: the run's report with who answers for it, what was seen of both ends, and what it rests on. */
export function packReport(evidence: PackEvidence): string {
  const { report } = evidence;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evidence of run ${report.run.id}</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<header><strong>Userferry ${evidence.release}</strong><span>Evidence of ${momentText(evidence.made)} · times in UTC</span></header>
<main>
<h1>Evidence of a migration</h1>
${journal(evidence)}
${reportHead(report)}
${approval(evidence)}
${reportBody(report)}
${weakFormats(evidence)}
${source(evidence)}
${target(evidence)}
${decisions(evidence)}
${accepted(evidence)}
<h2>What was compared</h2>${list(comparedInWords)}
<h2>What could not be compared</h2>${list(notComparedInWords)}
<h2>What a migration to Auth0 does not carry over</h2>${list(lostByDesign)}
<h2>To remove afterwards</h2>${list(toRemoveAfterwards(evidence))}
${reportStory(report)}
</main>
<footer>Run ${report.run.id}, plan ${report.run.plan}. Accounts stand in ledger.ndjson and exceptions.csv under pseudonyms${evidence.people ? '; people.csv says whose they are, and holds personal data' : ', which only this workspace can resolve'}. userferry report --check FOLDER tells whether this pack is as it was made; write its fingerprint into the change ticket.</footer>
</body>
</html>
`.text;
}

/** Said first: whoever changed the journal has changed what all of this rests on. */
function journal({ findings }: PackEvidence): Markup {
  if (findings.length === 0) return html``;
  return html`<p class="answer attention"><strong>The journal was changed by something other than Userferry.</strong> ${plural(findings.length, 'part is', 'parts are')} not as Userferry wrote ${findings.length === 1 ? 'it' : 'them'}; evidence.json names ${findings.length === 1 ? 'it' : 'them'}. What follows is what the journal says now.</p>`;
}

function approval({ attestations }: PackEvidence): Markup {
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

function weakFormats({ formats }: PackEvidence): Markup {
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

function source({ source: from, circumstances }: PackEvidence): Markup {
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

function target({ circumstances, deployments }: PackEvidence): Markup {
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

function decisions({ source: { rules }, decisions: { touched } }: PackEvidence): Markup {
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

function accepted({ acceptances }: PackEvidence): Markup {
  if (acceptances.length === 0) return html``;
  return html`<h2>Exceptions that were accepted</h2>${table(
    ['Kind', 'Accounts', 'By', 'Why', 'When'],
    acceptances.map(({ kind, accounts, by, why, at }) => [kind, countText(accounts), by, why, shortMomentText(at)]),
  )}`;
}

/** One value a line, each behind what it is. */
function facts(rows: readonly (readonly [name: string, value: string])[]): Markup {
  return html`<table class="facts"><tbody>${rows.map(([name, value]) => html`<tr><td class="quiet">${name}</td><td>${value}</td></tr>`)}</tbody></table>`;
}

function list(lines: readonly string[]): Markup {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<table><thead><tr>${head.map((cell) => html`<th>${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
