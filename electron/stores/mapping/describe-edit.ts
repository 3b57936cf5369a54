import { isDeepStrictEqual } from 'node:util';
import { describeMapping, type MappingLine } from './describe.ts';
import type { Mapping } from './mapping.ts';
import { valuesOfProfile } from './profile.ts';

/** A line of a mapping beside what Userferry had proposed. */
export interface EditedLine extends MappingLine {
  /** Where Userferry would have taken the field from; missing where it is as proposed. */
  readonly proposed?: string;
}

/** What a field's source is called where it has none. */
const NOTHING = 'nothing';

/** A mapping in words, line by line, with what was proposed for each field that somebody has changed; fields that were given up keep their line. */
export function describeEdit(mapping: Mapping, proposed: Mapping): readonly EditedLine[] {
  const before = new Map(valuesOfProfile(proposed));
  const after = new Map(valuesOfProfile(mapping));
  const wordsBefore = new Map(describeMapping(proposed).map(({ field, source }) => [field, source]));
  const wordsAfter = new Map(describeMapping(mapping).map(({ field, source }) => [field, source]));
  const everyField: Mapping = {
    ...mapping,
    fields: { ...proposed.fields, ...mapping.fields },
    userMetadata: { ...proposed.userMetadata, ...mapping.userMetadata },
    appMetadata: { ...proposed.appMetadata, ...mapping.appMetadata },
  };
  return describeMapping(everyField).map(({ field }) => {
    const source = wordsAfter.get(field) ?? NOTHING;
    const same = isDeepStrictEqual(before.get(field), after.get(field));
    return { field, source, ...(same ? {} : { proposed: wordsBefore.get(field) ?? NOTHING }) };
  });
}
