import { type GivingState, givingStates, givingStateTexts } from '../../common/role-words.ts';
import type { ReportData, ReportedRole } from '../report-data.ts';
import { countText, momentText } from '../wording.ts';
import { html, type Markup } from './markup.ts';

/** Which roles the run's people were given at Auth0; nothing where nobody asked for it. */
export function rolesPart({ roles }: ReportData): Markup {
  if (roles === null) return html``;
  const { finished, asked, roles: each } = roles;
  return html`<h2>Roles at Auth0</h2>
<p>${finished === null ? 'Giving them is not at its end.' : `Given, and read back on ${momentText(finished)}.`} ${asked.map(({ at, by }) => `Asked for by ${by ?? 'nobody by name'} on ${momentText(at)}.`).join(' ')} In the import they stand in app_metadata too.</p>
<table><thead><tr><th>In the old application</th><th>At Auth0</th><th>Users</th></tr></thead><tbody>${each.map(rowOf)}</tbody></table>`;
}

function rowOf({ name, role, users }: ReportedRole): Markup {
  const told = givingStates.filter((state) => users[state] > 0).map((state) => textOf(state, users[state]));
  return html`<tr><td>${name}</td><td>${role ?? 'no role of this name'}</td><td>${told.join('; ')}</td></tr>`;
}

function textOf(state: GivingState, users: number): string {
  return `${countText(users)} ${givingStateTexts[state]}`;
}
