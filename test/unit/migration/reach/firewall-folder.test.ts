import { expect, test } from 'vitest';
import { firewallFolder } from '../../../../electron/migration/reach/firewall-folder.ts';
import { readAddressRange } from '../../../../electron/tenant/outbound/address-range.ts';

const ranges = ['192.0.2.7', '198.51.100.0/24'].flatMap((text) => readAddressRange(text) ?? []);
const files = firewallFolder({ region: 'EU', ranges, source: 'a test', asOf: '2026-08-20' }, 14330);
const file = (name: string) => files.get(name) ?? '';

test('the list is one range a line', () => {
  expect(file('addresses.txt')).toBe('192.0.2.7\n198.51.100.0/24\n');
});

test('the rule for Windows has every range and the server’s port, is brought up to date where it is, and goes with -Remove', () => {
  const script = file('windows-firewall.ps1');
  expect(script).toContain(
    "LocalPort     = 14330\n    RemoteAddress = @(\n        '192.0.2.7',\n        '198.51.100.0/24'\n    )",
  );
  for (const command of [
    'New-NetFirewallRule @rule',
    'Set-NetFirewallRule @rule',
    'Remove-NetFirewallRule -Name $name',
  ])
    expect(script).toContain(command);
});

test('the rules for Azure SQL go from the first address to the last, and those of an older list are taken away', () => {
  const script = file('azure-sql.sql');
  expect(script).toContain(
    "@name = N'userferry-auth0-eu-198-51-100-0-24', @start_ip_address = '198.51.100.0', @end_ip_address = '198.51.100.255'",
  );
  expect(script).toContain("LIKE N'userferry-auth0-eu-%' AND name NOT IN (\n    N'userferry-auth0-eu-192-0-2-7',");
  expect(file('azure-sql-remove.sql')).toContain("LIKE N'userferry-auth0-eu-%')");
  expect(file('azure-sql-remove.sql')).not.toContain('sp_set_firewall_rule');
});

test('the README says as of when the list is, and why it is not enough', () => {
  for (const said of ['2026-08-20', 'shared by all tenants', 'export --format api', 'diagnose --dba-script'])
    expect(file('README.md')).toContain(said);
});

test('scripts are plain ASCII: Windows PowerShell reads them in the system’s code page', () => {
  const curly = firewallFolder({ region: 'EU', ranges, source: 'Auth0’s “list”', asOf: '2026-08-20' }, 1433);
  for (const name of ['windows-firewall.ps1', 'azure-sql.sql', 'azure-sql-remove.sql'])
    expect(curly.get(name)).toMatch(/^[\n -~]+$/);
});
