import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { assertNever } from '../../common/assert-never.ts';
import { regions } from '../../common/auth0-regions.ts';
import { readMarksTable, usualMarksTable } from '../../migration/mark-migrated/marks-table.ts';
import { notEnough } from '../../migration/reach/firewall-folder.ts';
import { plural } from '../../reports/wording.ts';
import { readTemplates } from '../../scripts/render/templates.ts';
import { bundledAddresses } from '../../tenant/outbound/outbound-addresses.ts';
import { regionOf } from '../../tenant/outbound/region.ts';
import type { ExportWish, OutboundRanges } from '../contract/index.ts';
import { writeAccountService } from '../exports/write-account-service.ts';
import { writeDeployCli } from '../exports/write-deploy-cli.ts';
import { addressSentences, writeFirewall } from '../exports/write-firewall.ts';
import { marksSentences, writeMarks } from '../exports/write-marks.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { partsToHandOver } from './deploy.ts';

/** How many addresses Auth0 has by the list that comes with Userferry. */
export async function outboundRanges({ file: { tenant } }: Wizard): Promise<OutboundRanges> {
  const lists = regions.map((region) => bundledAddresses(region));
  const ranges = Object.fromEntries(lists.map(({ region, ranges: all }) => [region, all.length]));
  return {
    region: regionOf(tenant.domain),
    ranges: ranges as OutboundRanges['ranges'],
    asOf: lists[0]?.asOf ?? '',
  };
}

/**
 * Writes what others are to carry out into a new folder, so that nothing of an earlier one is carried out with it. Sends nothing.
 * @throws UserferryError what stands against it, UF-6123 (the folder can't be written)
 */
export async function saveExport(
  wizard: Wizard,
  wish: ExportWish,
): Promise<{ opened: boolean; path: string; told: string[] }> {
  const at = new Date(wizard.powers.clock.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  const path = join(workspaceFolder(wizard.powers.home, wizard.file.workspace.id).lists, `${wish.kind}-${at}`);
  const told = await written(wizard, wish, path, new AbortController().signal);
  const readFirst = join(path, 'README.md');
  return { opened: existsSync(readFirst) && (await wizard.powers.openFile(readFirst)), path, told: [...told] };
}

async function written(
  wizard: Wizard,
  wish: ExportWish,
  path: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const session = wizard.session();
  const { templates, clock, fetch } = wizard.powers;
  switch (wish.kind) {
    case 'deploy-cli': {
      const lent = { templates: readTemplates(templates), clock };
      const parts = { ...partsToHandOver(wizard), consents: new Set(wish.consents), signal };
      const { files, variables } = await writeDeployCli(session, lent, parts, path);
      return [
        `${plural(files.length, 'file', 'files')}, nothing secret in them.`,
        `Its README.md says which ${plural(variables.length, 'environment variable', 'environment variables')} must be set for the import, and the commands.`,
      ];
    }
    case 'account-service': {
      const files = await writeAccountService(session, readTemplates(templates), path, signal);
      return [
        `${plural(files.length, 'file', 'files')}, nothing secret in them; README.md says how the service is set up.`,
      ];
    }
    case 'firewall': {
      const { region, live } = wish;
      const firewall = await writeFirewall(session, { region, live }, path, { fetch, signal });
      return [
        ...addressSentences(firewall),
        `A list, and rules for Windows (port ${firewall.port}) and Azure SQL, each to be taken back.`,
        notEnough,
      ];
    }
    case 'mark-migrated': {
      const table = readMarksTable(wish.table) ?? usualMarksTable;
      return marksSentences(await writeMarks(session, table, path, { signal }));
    }
    default:
      return assertNever(wish);
  }
}
