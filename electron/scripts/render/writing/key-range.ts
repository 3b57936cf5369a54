const ranges: Readonly<Record<string, readonly [lowest: string, highest: string]>> = {
  tinyint: ['0', '255'],
  smallint: ['-32768', '32767'],
  int: ['-2147483648', '2147483647'],
  bigint: ['-9223372036854775808', '9223372036854775807'],
};

/** The smallest and the largest key of a type of whole numbers: SQL Server refuses to compare with any beyond. */
export function keyRange(sqlType: string): readonly [lowest: string, highest: string] {
  const known = ranges[sqlType.toLowerCase()];
  if (known !== undefined) return known;
  const digits = Number(/\((\d+)/.exec(sqlType)?.[1] ?? 18);
  const highest = '9'.repeat(digits);
  return [`-${highest}`, highest];
}
