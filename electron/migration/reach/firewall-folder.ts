import { regionNames } from '../../common/auth0-regions.ts';
import type { AddressRange } from '../../tenant/outbound/address-range.ts';
import { liveList, type OutboundAddresses } from '../../tenant/outbound/outbound-addresses.ts';

/**
 * What lets Auth0's machines through a firewall to SQL Server, by file name: as a list, for Windows and for Azure SQL, each to be run
 * again when the addresses change, and to be taken back; with a README that says why that alone is not enough.
 * @param port On which SQL Server listens
 */
export function firewallFolder(addresses: OutboundAddresses, port: number): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', readme(addresses, port)],
    ['addresses.txt', `${addresses.ranges.map(({ text }) => text).join('\n')}\n`],
    ['windows-firewall.ps1', plainQuotes(windowsFirewall(addresses, port))],
    ['azure-sql.sql', plainQuotes(azureRules(addresses))],
    ['azure-sql-remove.sql', plainQuotes(azureRemoval(addresses))],
  ]);
}

const aboutList = ({ region, source, asOf }: OutboundAddresses) =>
  `Auth0’s machines in ${regionNames[region]} (${region}), as of ${asOf}: ${source}`;

/** Windows PowerShell reads a file without a byte-order mark in the system's code page, and takes curly quotes for quotes. */
function plainQuotes(script: string): string {
  return script.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** PowerShell that is given nothing but addresses and a number: nothing in it has to be quoted. */
function windowsFirewall(addresses: OutboundAddresses, port: number): string {
  const { region, ranges } = addresses;
  return `#Requires -RunAsAdministrator
# Lets Auth0’s machines reach SQL Server on this computer. Run it again with a newer list: the rule is brought up to date.
# -Remove takes the rule away. ${aboutList(addresses)}
param([switch] $Remove)

$ErrorActionPreference = 'Stop'
$name = 'Userferry-Auth0-${region}'
$there = @(Get-NetFirewallRule -Name $name -ErrorAction SilentlyContinue).Count -gt 0

if ($Remove) {
    if ($there) { Remove-NetFirewallRule -Name $name }
    Write-Output 'Auth0 is not let through by this rule any more.'
    return
}

$rule = @{
    Name          = $name
    Direction     = 'Inbound'
    Action        = 'Allow'
    Enabled       = 'True'
    Profile       = 'Any'
    Protocol      = 'TCP'
    LocalPort     = ${port}
    RemoteAddress = @(
${ranges.map(({ text }) => `        '${text}'`).join(',\n')}
    )
}
if ($there) {
    Set-NetFirewallRule @rule
} else {
    New-NetFirewallRule @rule -DisplayName 'Auth0 (${region}) to SQL Server, port ${port}' | Out-Null
}
Write-Output "Port ${port} is open for $($rule.RemoteAddress.Count) addresses of Auth0."

# A rule that opens the port to everybody makes this one pointless.
Get-NetFirewallPortFilter -Protocol TCP | Where-Object { $_.LocalPort -contains '${port}' } | Get-NetFirewallRule |
    Where-Object { $_.Name -ne $name -and $_.Enabled -eq 'True' -and $_.Direction -eq 'Inbound' -and $_.Action -eq 'Allow' } |
    Where-Object { ($_ | Get-NetFirewallAddressFilter).RemoteAddress -eq 'Any' } |
    ForEach-Object { Write-Warning "The rule $($_.DisplayName) opens port ${port} to everybody." }
`;
}

const rulePrefix = ({ region }: OutboundAddresses) => `userferry-auth0-${region.toLowerCase()}-`;

const ruleName = (addresses: OutboundAddresses, { text }: AddressRange) =>
  `${rulePrefix(addresses)}${text.replace(/[./]/g, '-')}`;

/** Microsoft Learn, sp_set_firewall_rule (Azure SQL Database): makes a rule, or changes the one of that name. */
function azureRules(addresses: OutboundAddresses): string {
  const rules = addresses.ranges.map((range) => ({ ...range, name: ruleName(addresses, range) }));
  return `-- Lets Auth0’s machines reach this Azure SQL server. Run it in the database master, as the server’s administrator; run it again
-- with a newer list: rules are brought up to date. azure-sql-remove.sql takes them away.
-- ${aboutList(addresses)}
${rules.map(({ name, first, last }) => `EXECUTE sys.sp_set_firewall_rule @name = N'${name}', @start_ip_address = '${first}', @end_ip_address = '${last}';`).join('\n')}

-- Those of an older list.
${deletion(addresses, ` AND name NOT IN (\n    ${rules.map(({ name }) => `N'${name}'`).join(',\n    ')})`)}`;
}

function azureRemoval(addresses: OutboundAddresses): string {
  return `-- Takes away what azure-sql.sql made. Run it in the database master, as the server’s administrator.
${deletion(addresses, '')}`;
}

function deletion(addresses: OutboundAddresses, condition: string): string {
  return `DECLARE @name nvarchar(128);
WHILE 1 = 1
BEGIN
  SET @name = (SELECT TOP (1) name FROM sys.firewall_rules WHERE name LIKE N'${rulePrefix(addresses)}%'${condition});
  IF @name IS NULL BREAK;
  EXECUTE sys.sp_delete_firewall_rule @name = @name;
END;
`;
}

/** Why opening the firewall does not protect the database. */
export const notEnough =
  'These addresses are shared by all tenants of the region: anybody who has one there gets as far as the port, so a firewall alone does not protect the database.';

function readme(addresses: OutboundAddresses, port: number): string {
  return `# Letting Auth0 through to SQL Server

${aboutList(addresses)}.

${addresses.ranges.length} ranges, IPv4 alone. They change rarely, which is announced months before; the list of now is ${liveList}
(\`userferry export --format firewall --live\` reads it). Tenants in a private cloud have addresses of their own: Auth0’s support centre
names them.

## Why that is not enough

${notEnough}
Beside the firewall:

- **Encryption with a certificate that is checked**: a trusted one, or one’s own authority’s as \`ca\` under \`deploy\` in the workspace; not
  \`trustServerCertificate\`.
- **A login for the scripts alone**, with a long random password and no more rights than they need: \`userferry diagnose --dba-script FILE\`
  writes the T-SQL of one that only reads.
- **Better, the account service**: \`userferry export --format api\` writes it. It answers by HTTPS and for your tenant’s tokens alone, only
  reads, and SQL Server stays closed to the internet. Then the addresses belong in front of the service’s port, not here.

## What is here

| file | is |
| --- | --- |
| \`addresses.txt\` | the list, for a firewall of your own |
| \`windows-firewall.ps1\` | a rule for port ${port} on the computer that SQL Server runs on; \`-Remove\` takes it away |
| \`azure-sql.sql\`, \`azure-sql-remove.sql\` | rules of an Azure SQL server; to take them away |

Running either again does no harm. After the cutover, when no script asks the database any more, take the rules away.
`;
}
