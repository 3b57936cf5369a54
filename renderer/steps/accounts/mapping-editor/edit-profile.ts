import { t } from '@lingui/core/macro';
import {
  appMetadataName,
  type EditableMapping,
  flagFields,
  type MappingEdit,
  metadataName,
  type Profile,
  profileFields,
  type Value,
} from '../../../../electron/assistant/contract/index.ts';

// Editing a mapping: each function gives another profile and changes none.

type OwnField = (typeof profileFields)[number];

export const metadataKinds = ['user_metadata', 'app_metadata'] as const;
export type MetadataKind = (typeof metadataKinds)[number];

/** Where a field stands in a profile. */
type Place = { readonly kind: 'own'; readonly name: OwnField } | { readonly kind: MetadataKind; readonly name: string };

const partOf = { user_metadata: 'userMetadata', app_metadata: 'appMetadata' } as const;

/** `email`, `user_metadata.city`: names of metadata hold no dot. */
function placeOf(field: string): Place {
  const own = profileFields.find((name) => name === field);
  if (own !== undefined) return { kind: 'own', name: own };
  const kind = metadataKinds.find((each) => field.startsWith(`${each}.`));
  if (kind === undefined) throw new RangeError(`No mapping has a field ${field}.`);
  return { kind, name: field.slice(kind.length + 1) };
}

/** Every field that an import takes, those of metadata that the profile or the proposal has among them. */
export function everyField(profile: Profile, proposed: Profile): readonly string[] {
  const metadata = metadataKinds.flatMap((kind) => {
    const names = [proposed, profile].flatMap((each) => Object.keys(each[partOf[kind]]));
    return [...new Set(names)].map((name) => `${kind}.${name}`);
  });
  return [...profileFields, ...metadata];
}

/** Where a field comes from; undefined where it comes from nothing. */
export function sourceOf(profile: Profile, field: string): Value | undefined {
  const { kind, name } = placeOf(field);
  if (kind === 'own') return profile.fields[name];
  const values = profile[partOf[kind]];
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

/** The profile with a field from elsewhere; from nothing, where there is no value. */
export function withValue(profile: Profile, field: string, value: Value | undefined): Profile {
  const { kind, name } = placeOf(field);
  const part = kind === 'own' ? 'fields' : partOf[kind];
  return { ...profile, [part]: withEntry<Value>(profile[part], name, value) };
}

/** A field keeps its place; a new one comes last. */
function withEntry<Entry>(
  entries: Readonly<Partial<Record<string, Entry>>>,
  name: string,
  entry: Entry | undefined,
): Record<string, Entry> {
  const others = Object.entries(entries).filter((each): each is [string, Entry] => each[1] !== undefined);
  const isThere = others.some(([other]) => other === name);
  const all = others.map(([other, kept]): [string, Entry | undefined] => [other, other === name ? entry : kept]);
  const next = isThere ? all : [...all, [name, entry] as const];
  return Object.fromEntries(next.filter((each): each is [string, Entry] => each[1] !== undefined));
}

/** Whether a field comes from nothing; of `email_verified` that it is false for everybody says the same. */
export function isNothing(field: string, value: Value | undefined): boolean {
  return value === undefined || (field === 'email_verified' && value.kind === 'constant' && value.value === false);
}

/** What a field is given where it is to come from nothing: as it was proposed, if that was nothing. */
export function nothingFor(field: string, proposed: Value | undefined): Value | undefined {
  if (isNothing(field, proposed)) return proposed;
  return field === 'email_verified' ? { kind: 'constant', value: false } : undefined;
}

/** Whether a field is yes or no. */
export function isFlag(field: string): boolean {
  return (flagFields as readonly string[]).includes(field);
}

/** What is wrong with the name of a new metadata field, in a sentence; undefined for a name that fits. */
export function wrongName(profile: Profile, kind: MetadataKind, name: string): string | undefined {
  if (name === '') return t`A field needs a name.`;
  if (Object.hasOwn(profile[partOf[kind]], name)) return t`${kind} has a field of this name.`;
  const read = (kind === 'app_metadata' ? appMetadataName : metadataName).safeParse(name);
  return read.success ? undefined : `${read.error.issues[0]?.message ?? t`This name can’t be used`}.`;
}

/** A profile with the tables besides that its columns may need; those that they don't need are left aside by whoever reads it. */
export function editOf(profile: Profile, tables: EditableMapping['tables']): MappingEdit {
  return { profile, joins: tables.flatMap(({ join }) => (join === null ? [] : [join])) };
}

export function isSameProfile(one: Profile, other: Profile): boolean {
  const sorted = (profile: Profile) =>
    JSON.stringify(
      everyField(profile, profile)
        .toSorted()
        .map((field) => [field, sourceOf(profile, field)]),
    );
  return sorted(one) === sorted(other);
}
