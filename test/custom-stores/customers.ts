/** Customers of an application that nobody knows: the database doesn't say how their passwords were made, so that is asked. */
export const people = Array.from({ length: 60 }, (_, index) => ({
  key: index + 1,
  email: `kunde${index}@example.com`,
  password: `Geheim-ß${index}!`,
  // Long enough to stand nowhere by chance: the journal is looked through for it.
  salt: `salz-${(index * 7919).toString(36)}-x`,
  active: index % 10 !== 9,
}));

/** How they were made, as the option of the question names it. */
export const recipeOfCustomers = 'sha256-utf16le-text-utf16le-prefix';

/** The batches that make their table, `schema.name`, and fill it: as the application would have done it, SQL Server makes the hash. */
export function customersTable(name: string): readonly string[] {
  const rows = people.map(
    ({ key, email, password, salt, active }) =>
      `(${key}, N'${email}', HASHBYTES('SHA2_256', N'${salt}' + N'${password}'), N'${salt}', ${active ? 1 : 0})`,
  );
  return [
    `CREATE TABLE ${name} (KdNr int NOT NULL PRIMARY KEY, EMail nvarchar(120) NULL, Kennwort varbinary(32) NULL, Salz nvarchar(16) NULL, Aktiv bit NOT NULL)`,
    `INSERT INTO ${name} VALUES ${rows.join(', ')}`,
  ];
}
