import { isObject } from '../checks/property-checks.ts';
import type { ExportJob } from './job.ts';

/** One column of an export. */
export interface OutputField {
  /** `export_as` where it is given. */
  readonly name: string;
  read(view: Readonly<Record<string, unknown>>): unknown;
}

/** Reads `a.b` and `identities[0].connection` (Auth0 docs: bulk user exports). */
function reader(path: string): OutputField['read'] {
  const steps = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  return (view) => {
    let value: unknown = view;
    for (const step of steps) {
      if (isObject(value)) value = value[step];
      else if (Array.isArray(value)) value = value[Number(step)];
      else return undefined;
    }
    return value;
  };
}

export function fieldsOf(fields: NonNullable<ExportJob['fields']>): readonly OutputField[] {
  return fields.map(({ name, export_as }) => ({ name: export_as ?? name, read: reader(name) }));
}

/** One line of NDJSON; a field that a user lacks is left out. */
export function jsonLine(view: Readonly<Record<string, unknown>>, fields: readonly OutputField[] | null): string {
  if (fields === null) return `${JSON.stringify(view)}\n`;
  return `${JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.read(view)])))}\n`;
}

export function csvHeader(fields: readonly OutputField[]): string {
  return `${fields.map((field) => field.name).join(',')}\n`;
}

/** Values are quoted and start with a single quote, so that no spreadsheet runs them (Auth0 docs: bulk user exports). */
export function csvLine(values: readonly unknown[]): string {
  const cell = (value: unknown) => {
    if (value === undefined || value === null) return '';
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `"'${text.replaceAll('"', '""')}"`;
  };
  return `${values.map(cell).join(',')}\n`;
}
