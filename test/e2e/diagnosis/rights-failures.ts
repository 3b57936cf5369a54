import { speaksTds } from '../../integration/legacy/servers.ts';
import type { Failing } from './failing.ts';
import { engineWith, place, usual, well } from './legacy-place.ts';

type Answers = Parameters<typeof engineWith>[0];

/** That the server has what came with SQL Server 2016, for which the practice server has no statements. */
const features: Answers = [["OBJECT_ID('sys.masked_columns')", [[-1, -2, -3]]]];

/** A server whose answers about the tables would make a migration wrong, until its DBA has done what is asked. */
function untilMended(name: string, code: string, says: RegExp, answers: Answers): Failing {
  return {
    name,
    check: 'rights',
    code,
    says,
    async begin() {
      const server = await place(speaksTds(engineWith([...features, ...answers]), null));
      return {
        typed: { ...usual, port: String(server.port) },
        async mend({ runChecks }) {
          server.becomes(well());
          await runChecks();
        },
      };
    },
  };
}

/** Where the login would read something else than what is stored, or nothing. */
export const rightsFailures: readonly Failing[] = [
  untilMended(
    'the login may not read the accounts, and the DBA’s script grants it',
    'UF-1121',
    /The login may .*Ask the DBA for the SELECT right/s,
    [["'SELECT')", [['dbo', 'AspNetUsers', 0, 0]]]],
  ),
  untilMended('addresses are masked for the login, and the DBA grants UNMASK', 'UF-1131', /masked values.*UNMASK/s, [
    ['FROM sys.masked_columns', [['dbo', 'AspNetUsers', 'Email', 0, 0]]],
  ]),
  untilMended(
    'Always Encrypted keeps the hashes, and the DBA makes a copy without it',
    'UF-1132',
    /Always Encrypted keeps columns.*make a copy of these columns/s,
    [['encryption_type IS NOT NULL', [['dbo', 'AspNetUsers', 'PasswordHash']]]],
  ),
  untilMended(
    'row-level security hides people from the login, and the DBA lets it through',
    'UF-1133',
    /row-level security/i,
    [['sys.security_predicates', [['dbo', 'AspNetUsers', 'TenantFilter']]]],
  ),
];
