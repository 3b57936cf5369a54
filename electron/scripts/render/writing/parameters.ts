/** What may stand in a written column as `@name`: the driver's type, and the value in the script, where `values` is what is written. */
const known: Readonly<Record<string, readonly [type: string, code: string]>> = {
  key: ['NVarChar', 'values.key'],
  email: ['NVarChar', 'values.email'],
  userName: ['NVarChar', 'values.userName'],
  normalizedEmail: ['NVarChar', 'upperInvariant(values.email)'],
  normalizedUserName: ['NVarChar', 'upperInvariant(values.userName)'],
  verified: ['Bit', 'values.verified'],
  hash: ['NVarChar', 'values.hash'],
  hashBytes: ['VarBinary', 'values.hash'],
  salt: ['NVarChar', 'values.salt'],
  saltBytes: ['VarBinary', 'values.salt'],
  format: ['Int', 'values.format'],
  application: ['NVarChar', 'values.application'],
  now: ['DateTime', 'new Date()'],
  second: ['DateTime', 'wholeSecond()'],
  securityStamp: ['NVarChar', 'securityStamp()'],
  guidStamp: ['NVarChar', 'crypto.randomUUID()'],
  token: ['NVarChar', 'confirmationToken()'],
};

/** The parameters that a statement names, as `query` takes them. */
export function parametersOf(sql: string): string {
  const names = new Set([...sql.matchAll(/(?<!@)@(\w+)/g)].map(([, name = '']) => name));
  const parameters = [...names].map((name) => {
    const found = known[name];
    if (found === undefined) throw new TypeError(`No value is known for @${name}.`);
    return `['${name}', '${found[0]}', ${found[1]}]`;
  });
  return parameters.length < 3
    ? `[${parameters.join(', ')}]`
    : `[\n${parameters.map((parameter) => `  ${parameter},`).join('\n')}\n]`;
}
