import type { EditableMapping, MappingEdit, MappingPreview } from '../../../electron/assistant/contract/index.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership } from '../../../electron/stores/aspnet-membership/store.ts';
import { applyEdit, unedited } from '../../../electron/stores/mapping/apply-edit.ts';
import { checkEdit } from '../../../electron/stores/mapping/check-edit.ts';
import { columnsToMap } from '../../../electron/stores/mapping/columns-to-map.ts';
import { describeEdit } from '../../../electron/stores/mapping/describe-edit.ts';
import { compileValue, textOfCell } from '../../../electron/stores/mapping/evaluate.ts';
import type { Mapping } from '../../../electron/stores/mapping/mapping.ts';
import { valuesOfProfile } from '../../../electron/stores/mapping/profile.ts';
import { catalogOfDdl } from '../../unit/stores/catalogs.ts';

// The scene's database as far as an edited mapping is concerned: the real tables, and three people.

const catalog = catalogOfDdl(aspnetMembershipDdl);

function proposedMapping(): Mapping {
  const [recognised] = aspnetMembership.recognise(catalog);
  if (recognised === undefined) throw new Error('The scene’s store is not recognised.');
  return recognised.mapping;
}
const proposed = proposedMapping();

/** By column, whatever table it stands in. */
const people: readonly Readonly<Record<string, unknown>>[] = [
  {
    UserName: 'zeynep',
    Email: 'Zeynep@contoso.com',
    MobileAlias: '+905551234567',
    ApplicationName: '/ContosoPortal',
    CreateDate: new Date('2011-03-08T09:14:00Z'),
    Comment: '{"city":"İzmir"}',
  },
  {
    UserName: 'hanako',
    Email: 'hanako@example.jp',
    ApplicationName: '/ContosoPortal',
    CreateDate: new Date('2014-11-20T17:02:00Z'),
    Comment: '{"city":"大阪"}',
  },
  {
    UserName: 'olena',
    Email: 'olena@example.ua',
    ApplicationName: '/ContosoPortal',
    CreateDate: new Date('2019-06-01T06:45:00Z'),
  },
];

export const editableMapping: EditableMapping = {
  edit: unedited(proposed),
  proposed: unedited(proposed),
  tables: columnsToMap(proposed, catalog),
};

export function previewOf(edit: MappingEdit, inClear: boolean): MappingPreview {
  const lines = describeEdit(applyEdit(proposed, edit), proposed);
  const { problems } = checkEdit(proposed, edit, catalog);
  if (problems.length > 0) return { lines, problems, accounts: [] };
  const shown = (cell: ReturnType<typeof textOfCell>, isFlag: boolean) => {
    if (isFlag) return String(cell === '1');
    return inClear || cell === null ? (cell ?? '') : `${cell.charAt(0)}•••`;
  };
  const accounts = people.map((person) => {
    const names: string[] = [];
    const placeOf = ({ column }: { readonly column: string }) => names.push(column) - 1;
    const read = valuesOfProfile(edit.profile).map(([field, value]) => [field, compileValue(value, placeOf)] as const);
    const row = names.map((name) => person[name] ?? null);
    const fields = Object.fromEntries(
      read.map(([field, evaluate]) => [field, shown(textOfCell(evaluate(row)), field.endsWith('_verified'))]),
    );
    return { ...fields, user_id: 'uf-3f2c…91be', blocked: 'no', password: 'SHA-1 with salt' };
  });
  return { lines, problems, accounts };
}
