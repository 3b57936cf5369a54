import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { accountCode } from '../../../electron/scripts/render/account-code.ts';
import { neededParts } from '../../../electron/scripts/render/parts.ts';
import { readTemplates } from '../../../electron/scripts/render/templates.ts';
import { nothingMapped } from '../../../electron/stores/mapping/make.ts';
import { scriptPart } from './script-parts.ts';

// The vectors that bulk, deletion and verification run on: a script must give the same.

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../electron/accounts/data/${name}`, import.meta.url), 'utf8'));
const userIds = z.object({
  vectors: z.array(
    z.object({
      prefix: z.string(),
      kind: z.enum(['guid', 'integer', 'text']),
      value: z.string(),
      repeat: z.number().default(1),
      id: z.string().nullable(),
    }),
  ),
});
const emails = z.object({
  vectors: z.array(z.object({ email: z.string().nullable(), folded: z.string().nullable() })),
});

const { parts } = readTemplates(new URL('../../../templates/', import.meta.url));

/** The user id that a rendered script gives an account with this key. */
function userIdInScript(prefix: string, kind: 'guid' | 'integer' | 'text', key: string): unknown {
  const column = (name: string) => ({ table: 'u', column: name });
  const code = accountCode({
    mapping: {
      ...nothingMapped,
      store: 'custom',
      origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: 'Users' }, joins: [] },
      key: { column: column('Id'), sqlType: 'nvarchar(450)', kind },
      fields: { email: { kind: 'column', column: column('Email') } },
      password: { recipe: { kind: 'none' }, hash: null, salt: null, format: null },
    },
    applications: [],
    prefix,
    membershipHash: 'auto',
    barred: 'refuse',
    username: null,
    marked: false,
    tedious: '11.0.3',
  });
  const text = [code, ...neededParts(code, parts).map((part) => part.text)].join('\n\n');
  const profileOf = new Function(`${text}\nreturn profileOf;`)() as (account: object) => { readonly user_id: unknown };
  return profileOf({ key, 'u.Email': 'mona@example.com' }).user_id;
}

test.for(userIds.parse(read('user-id-vectors.json')).vectors)(
  'user id of $prefix $kind $value',
  ({ prefix, kind, value, repeat, id }) => {
    const made = () => userIdInScript(prefix, kind, value.repeat(repeat));
    if (id === null) expect(made).toThrow('too long');
    else expect(made()).toBe(id);
  },
);

const foldEmail = scriptPart('foldEmail');
test.for(emails.parse(read('fold-email-vectors.json')).vectors.filter(({ email }) => email !== null))(
  'folding of $email',
  ({ email, folded }) => {
    expect(foldEmail(email)).toBe(folded);
  },
);
