import { isDeepStrictEqual } from 'node:util';
import { profileFields } from '../../stores/mapping/profile.ts';
import type { Json } from '../container/line.ts';
import type { Profile } from './subject.ts';

const metadata = ['user_metadata', 'app_metadata'];

/**
 * Names of the fields that differ, those of metadata one by one. Fields that only the script has are counted and not named: their
 * names are its own words.
 */
export function differingFields(expected: Profile, given: Profile): readonly string[] {
  const missingOrOther = Object.keys(expected).flatMap((name) => {
    const [wanted, got] = [expected[name], given[name]];
    if (isDeepStrictEqual(wanted, got)) return [];
    if (!metadata.includes(name) || !isObject(wanted) || !isObject(got)) return [fieldWords(name, got)];
    return differingFields(wanted, got).map((inner) => `${name}.${inner}`);
  });
  const beside = Object.keys(given).filter((name) => !Object.hasOwn(expected, name));
  if (beside.length === 0) return missingOrOther;
  const known = beside.filter((name) => ownNames.has(name));
  const others = beside.length - known.length;
  return [
    ...missingOrOther,
    ...known.map((name) => `${name} (too many)`),
    ...(others === 0 ? [] : [others === 1 ? 'one field too many' : `${others} fields too many`]),
  ];
}

function fieldWords(name: string, got: Json | undefined): string {
  return got === undefined ? `${name} (missing)` : name;
}

function isObject(value: Json | undefined): value is Profile {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Auth0's own names for a profile's fields. */
const ownNames: ReadonlySet<string> = new Set([
  ...profileFields,
  'user_id',
  'blocked',
  'user_metadata',
  'app_metadata',
  'mfa_factors',
]);
