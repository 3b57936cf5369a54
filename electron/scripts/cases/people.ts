import type { Subject } from './subject.ts';

/** The accounts that a script's cases are about; of each kind one, where there is one. */
export interface People {
  /** Not barred, the address their own, the password checkable. Two, so that one can be told from the other. */
  readonly ordinary: Subject | null;
  readonly other: Subject | null;
  /** One for each way in which passwords are kept, by their labels. */
  readonly formats: readonly Subject[];
  readonly locked: Subject | null;
  readonly unapproved: Subject | null;
  readonly withoutPassword: Subject | null;
  readonly notAscii: Subject | null;
  readonly withRoles: Subject | null;
  /** The address is stored with capitals, or blanks around it. */
  readonly notFolded: Subject | null;
  readonly notVerified: Subject | null;
  readonly sharing: Subject | null;
  /** Of an application that was not chosen. */
  readonly elsewhere: Subject | null;
}

/** Chooses among accounts that were looked at. `elsewhere` are those of applications that were not chosen. */
export function choosePeople(subjects: readonly Subject[], elsewhere: readonly Subject[]): People {
  const [mayCome, barred] = [subjects.filter(isUnhindered), subjects.filter((each) => each.account.barred !== 'no')];
  const checkable = mayCome.filter(({ password }) => password === 'checkable');
  const [ordinary = null] = checkable;
  const byFormat = Map.groupBy(
    mayCome.filter(({ password }) => password !== 'none'),
    ({ format }) => format,
  );
  return {
    ordinary,
    other: checkable.find(({ account }) => account.key.value !== ordinary?.account.key.value) ?? null,
    formats: [...byFormat.values()]
      .flatMap(([first]) => first ?? [])
      .toSorted((one, other) => (one.format < other.format ? -1 : 1)),
    locked: barred.find(({ account, shared }) => !shared && account.barred === 'locked') ?? null,
    unapproved: barred.find(({ account, shared }) => !shared && account.barred === 'unapproved') ?? null,
    withoutPassword: mayCome.find(({ password }) => password === 'none') ?? null,
    notAscii: mayCome.find(({ user }) => hasOtherLetters(user)) ?? null,
    withRoles: mayCome.find(({ account }) => account.appMetadata.roles !== undefined) ?? null,
    notFolded: mayCome.find(({ account, email }) => account.email !== email) ?? null,
    notVerified: checkable.find(({ account }) => !account.emailVerified) ?? null,
    sharing: subjects.find(({ shared }) => shared) ?? null,
    elsewhere: elsewhere.find(({ email }) => !subjects.some((subject) => subject.email === email)) ?? null,
  };
}

/** Each of them once. */
export function everyoneOf({ formats, elsewhere: _, ...others }: People): readonly Subject[] {
  const all = [...formats, ...Object.values(others).flatMap((subject) => subject ?? [])];
  return [...new Map(all.map((subject) => [subject.account.key.value, subject])).values()];
}

function isUnhindered({ shared, account }: Subject): boolean {
  return !shared && account.barred === 'no';
}

export function hasOtherLetters(user: Subject['user']): boolean {
  return [user.name, user.given_name, user.family_name, user.nickname].some(
    (text) => typeof text === 'string' && /[^\p{ASCII}]/u.test(text),
  );
}
