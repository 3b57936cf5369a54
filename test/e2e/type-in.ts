import type { Page } from 'playwright';
import type { PracticeServers } from '../../electron/practice/start-environment.ts';

/**
 * Types into the forms what an administrator would know of both ends, trusts the SQL Server's own certificate, and leaves the
 * wizard on its first step, connected.
 */
export async function typeIn(page: Page, { sqlServer, tenant }: PracticeServers): Promise<void> {
  const press = (name: RegExp) => page.getByRole('button', { name }).click();
  const fill = (label: RegExp, value: string) => page.getByRole('textbox', { name: label }).fill(value);

  await press(/Tenant/);
  await fill(/^Domain/, tenant.origin);
  await fill(/^Client id/, tenant.clientId);
  await fillSecret(page, 'Client secret', tenant.clientSecret);
  await fill(/^Connection/, tenant.connection);
  await press(/^Check the tenant/);
  await page.getByRole('heading', { level: 1, name: /^Ready:/ }).waitFor();

  await press(/Legacy database/);
  await fill(/^Server/, sqlServer.host);
  await fill(/^Port/, String(sqlServer.port));
  await fill(/^Database/, sqlServer.database);
  await fill(/^Login/, sqlServer.user);
  await fillSecret(page, 'Password', sqlServer.password);
  await page.getByLabel('Encryption').selectOption('checked');
  await press(/^Run the checks/);
  await press(/^Trust and run the checks again$/);
}

/** A secret that is known already can only be replaced. */
async function fillSecret(page: Page, label: string, secret: string): Promise<void> {
  const replace = page.getByRole('button', { name: `Replace: ${label}` });
  if (await replace.isVisible()) await replace.click();
  await page.getByLabel(label, { exact: true }).fill(secret);
}
