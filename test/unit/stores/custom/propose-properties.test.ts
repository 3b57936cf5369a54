import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CustomProposal, proposalId } from '../../../../electron/stores/custom/proposal.ts';
import { proposeCustom } from '../../../../electron/stores/custom/propose.ts';
import type { TableSample } from '../../../../electron/stores/custom/sample.ts';
import { readName } from '../../../../electron/stores/custom/words/read-name.ts';
import type { Catalog } from '../../../../electron/stores/store.ts';
import { bcrypt, type Cell, day, type Fixture, hex, mail, oneIn, pick } from '../../../custom-stores/fixture.ts';
import { type Surveyed, surveyInMemory } from '../../../custom-stores/in-memory.ts';
import { tenFixtures } from '../../../custom-stores/ten-fixtures.ts';

const surveyed = new Map(tenFixtures.map((fixture) => [fixture, surveyInMemory(fixture, 120)]));
const anyFixture = fc.constantFrom(...tenFixtures);

test('the order of tables, samples and rows changes nothing', () => {
  fc.assert(
    fc.property(anyFixture, fc.integer(), (fixture, seed) => {
      const { catalog, samples } = whole(fixture);
      const shuffled = <Item>(items: readonly Item[]) =>
        fc.sample(fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length }), {
          seed,
          numRuns: 1,
        })[0] ?? [];
      const again = proposeCustom(
        { tables: shuffled(catalog.tables) },
        shuffled(samples).map((sample) => ({ ...sample, rows: shuffled(sample.rows) })),
      );
      expect(again).toEqual(proposeCustom(catalog, samples));
    }),
    { numRuns: 40 },
  );
});

/** Names that say nothing: whatever speaks of something here would be a hint, not a random name. */
const randomName = fc
  .stringMatching(/^[A-Za-z][A-Za-z0-9_]{3,9}$/)
  .filter((name) => readName(name).concepts.size === 0);

test('columns and tables with random names are never confidently the wrong e-mail address or password', () => {
  let confident = 0;
  fc.assert(
    fc.property(
      anyFixture,
      fc.subarray([...decoys]),
      fc.noShrink(fc.uniqueArray(randomName, { minLength: 90, maxLength: 90, selector: (name) => name.toLowerCase() })),
      (fixture, further, names) => {
        const { truth } = fixture;
        const tables = fixture.tables.map((table) => (table.name === truth.table ? withDecoys(table, further) : table));
        const { catalog, samples, nameOf } = renamed(surveyInMemory({ tables }, 120), names);
        const table = truth.table.split('.')[1] ?? '';
        for (const proposal of proposeCustom(catalog, samples)) {
          if (proposal.word === 'unsure' && proposal.mapping === null) continue;
          confident += 1;
          expect(proposal.table.name).toBe(nameOf(table));
          expect(emailOf(proposal)).toBe(nameOf(truth.email));
          expect(passwordOf(proposal)).toBe(nameOf(truth.password ?? ''));
        }
      },
    ),
    { numRuns: 150 },
  );
  // The property would hold of proposals that never say anything.
  expect(confident).toBeGreaterThan(0);
});

test('what is asked has options, and any of them is an answer', () => {
  fc.assert(
    fc.property(anyFixture, fc.nat(), (fixture, choice) => {
      const { catalog, samples } = whole(fixture);
      const [first] = proposeCustom(catalog, samples);
      if (first === undefined) throw new Error('Nothing was proposed');
      const id = proposalId(first.table);
      const answers: Record<string, string> = {};
      for (let round = 0; round < 6; round += 1) {
        const proposal = proposeCustom(catalog, samples, { [id]: answers }).find(
          ({ table }) => proposalId(table) === id,
        );
        for (const question of proposal?.questions ?? []) {
          expect(question.options.length).toBeGreaterThan(0);
          answers[question.id] ??= pick(question.options, choice).id;
        }
        if (proposal?.mapping) return;
      }
      expect.fail(`${fixture.title} asks without end`);
    }),
    { numRuns: 60 },
  );
});

test('no sampled value is told but those of flags', () => {
  for (const fixture of tenFixtures) {
    const { catalog, samples } = whole(fixture);
    const told = JSON.stringify(proposeCustom(catalog, samples));
    const values = samples.flatMap(({ rows }) => rows.flat()).filter((value) => typeof value === 'string');
    for (const value of values.filter((text) => text.length > 12)) expect(told).not.toContain(value);
  }
});

function whole(fixture: Fixture): Surveyed {
  const found = surveyed.get(fixture);
  if (found === undefined) throw new Error('No such fixture');
  return found;
}

interface Decoy {
  readonly ddl: string;
  readonly cell: (index: number) => Cell;
}

/** Columns beside the true ones that look like addresses and passwords. */
const decoys: readonly Decoy[] = [
  { ddl: 'ManagerEmail varchar(120) NULL', cell: (i) => mail(i % 7) },
  { ddl: 'RecoveryEmail varchar(120) NULL', cell: (i) => (oneIn(3, i) ? mail(i + 900) : null) },
  { ddl: 'InvoiceEmail varchar(120) NULL', cell: (i) => mail(i + 300) },
  { ddl: 'ApiToken char(40) NULL', cell: (i) => hex(20, 'api', i) },
  { ddl: 'ResetToken char(64) NULL', cell: (i) => (oneIn(10, i) ? hex(32, 'reset', i) : null) },
  { ddl: 'AnswerHash varchar(60) NULL', cell: (i) => bcrypt('answer', i) },
  { ddl: 'Checked datetime NULL', cell: (i) => day(i) },
];

function withDecoys(table: Fixture['tables'][number], further: readonly Decoy[]): Fixture['tables'][number] {
  return {
    ...table,
    ddl: [...further.map(({ ddl }) => ddl), table.ddl].join(', '),
    row: (index) => [...further.map(({ cell }) => cell(index)), ...table.row(index)],
  };
}

function renamed({ catalog, samples }: Surveyed, names: readonly string[]) {
  const given = new Map<string, string>();
  const nameOf = (name: string): string => {
    const known = given.get(name);
    if (known !== undefined) return known;
    const next = names[given.size];
    if (next === undefined) throw new Error('More names are needed');
    given.set(name, next);
    return next;
  };
  const tables: Catalog['tables'] = catalog.tables.map((table) => ({
    ...table,
    name: nameOf(table.name),
    columns: table.columns.map((column) => ({ ...column, name: nameOf(column.name) })),
    primaryKey: table.primaryKey.map(nameOf),
    uniqueKeys: table.uniqueKeys.map((key) => key.map(nameOf)),
    foreignKeys: table.foreignKeys.map(({ columns, references, referencedColumns }) => ({
      columns: columns.map(nameOf),
      references: { schema: references.schema, name: nameOf(references.name) },
      referencedColumns: referencedColumns.map(nameOf),
    })),
  }));
  return {
    catalog: { tables },
    samples: samples.map(
      ({ table, columns, rows }): TableSample => ({
        table: { schema: table.schema, name: nameOf(table.name) },
        columns: columns.map(nameOf),
        rows,
      }),
    ),
    nameOf,
  };
}

function emailOf({ draft }: CustomProposal): string | undefined {
  return draft.find(({ field }) => field === 'email')?.source.split(' · ')[0];
}

function passwordOf({ draft }: CustomProposal): string | undefined {
  return draft.find(({ field }) => field === 'password')?.source.split(/,| · /)[0];
}
