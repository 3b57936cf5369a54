import {
  type ActionName,
  actionNames,
  type Failure,
  type SaidInCase,
  type ScriptCase,
  type ScriptCases,
  type ScriptFinding,
  type ScriptRun,
  type ScriptToEdit,
  type Snapshot,
} from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const login = `function login(usernameOrEmail, password, callback) {
  // Reads dbo.aspnet_Users (aspnet-membership) with tedious 11.0.3.
  const { Connection, Request, TYPES } = require('tedious@11.0.3');
  const connection = new Connection({
    server: configuration.SQL_SERVER,
    authentication: {
      type: 'default',
      options: { userName: configuration.SQL_USER, password: configuration.SQL_PASSWORD },
    },
    options: {
      database: configuration.SQL_DATABASE,
      encrypt: true,
      connectTimeout: 8000,
      rowCollectionOnRequestCompletion: true,
    },
  });
  let done = false;
  const finish = (error, profile) => {
    if (done) return;
    done = true;
    connection.close();
    callback(error, profile); // once, and last
  };
  connection.on('connect', (error) => {
    if (error) return finish(error);
    const request = new Request(FIND_ACCOUNT, (failure, count, rows) => {
      if (failure) return finish(failure);
      if (count === 0) return finish(new WrongUsernameOrPasswordError(usernameOrEmail));
      finish(null, toProfile(rows[0]));
    });
    request.addParameter('name', TYPES.NVarChar, usernameOrEmail);
    connection.execSql(request);
  });
  connection.connect();
}
`;

/** As somebody has edited it: with two problems. */
const editedLogin = login
  .replace('      connectTimeout: 8000,\n', '')
  .replace(
    '    if (error) return finish(error);',
    '    if (error) return finish(new WrongUsernameOrPasswordError(usernameOrEmail));',
  );

const noTemplate: Failure = {
  code: 'UF-7104',
  message: 'There is no template for create yet.',
  kept: 'No script was written.',
  next: 'Write it yourself and try it with `script run`; login and getUser are all that a trickle migration needs.',
};

export const secretRefused: Failure = {
  code: 'UF-7211',
  message: 'The script has a password or another secret in its text.',
  kept: 'It was not saved; what you typed is still in the editor.',
  next: 'Read it from configuration instead, such as configuration.SQL_PASSWORD.',
};

/** login and getUser have templates here, and login is edited where the state says so. */
export function scriptOf(action: ActionName, { scripts }: Pick<Snapshot, 'scripts'>): ScriptToEdit {
  const isEdited = scripts.some((script) => script.action === action && script.edited);
  const source = action === 'login' ? login : 'function getUser(email, callback) {\n  callback(null);\n}\n';
  return {
    edited: isEdited ? editedLogin : null,
    template:
      action === 'login' || action === 'getUser' ? { kind: 'written', source } : { kind: 'none', failure: noTemplate },
    configuration: ['SQL_SERVER', 'SQL_PORT', 'SQL_DATABASE', 'SQL_USER', 'SQL_PASSWORD'],
    modules: ['tedious@11.0.3', 'mssql@12.7.14', 'crypto'],
  };
}

const at = (source: string, text: string) => {
  const before = source.slice(0, source.indexOf(text)).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { line, column, end: { line, column: column + text.length } };
};

/** What is wrong with the edited text, and nothing with any other. */
export function findingsOf(source: string): readonly ScriptFinding[] {
  const wrong = 'if (error) return finish(new WrongUsernameOrPasswordError(usernameOrEmail));';
  return [
    ...(source.includes('connectTimeout') || !source.includes('new Connection')
      ? []
      : [
          {
            rule: 'no-time-limit',
            severity: 'error' as const,
            place: at(source, 'encrypt: true'),
            text: 'No time limit of its own: if the database hangs, Auth0 stops it at 20 s.',
            next: 'Set connectTimeout to 8 seconds.',
          },
        ]),
    ...(source.includes(wrong)
      ? [
          {
            rule: 'wrong-password-as-error',
            severity: 'warning' as const,
            place: at(source, wrong),
            text: '“Database down” would read as “wrong password” and lock people out.',
            next: 'Hand over the error as it is.',
          },
        ]
      : []),
  ];
}

const result: ScriptRun = {
  kind: 'profile',
  sound: true,
  text: 'The script handed over a profile.',
  place: null,
  profile: { user_id: 'cm-3f2c0000-0000-4000-8000-0000000091be', email: 'zeynep@contoso.com', name: 'Zeynep Yıldız' },
  breaches: [],
  console: [{ level: 'info', text: 'Userferry: bcryptjs stands in for bcrypt here.', at: 2 }],
  durationMs: 84,
  writing: null,
};

const byAccount: Readonly<Record<string, ScriptRun>> = {
  'hangs@example.com': {
    ...result,
    kind: 'timed-out',
    sound: false,
    text: 'The script did not call back within 20 seconds, and its container was recycled.',
    profile: null,
    console: [
      { level: 'log', text: 'connecting to SQL-PROD-07', at: 2 },
      { level: 'warn', text: 'still waiting', at: 10_000 },
    ],
    durationMs: 20_000,
  },
  'luck@example.com': {
    ...result,
    sound: false,
    breaches: [
      {
        text: 'The callback was called again (line 22, column 5). What Auth0 does then is not defined.',
        place: { line: 22, column: 5 },
      },
    ],
    console: [],
  },
};

/** A call's result by whom it was about. */
export function answerOf(args: Readonly<Record<string, string>>): ScriptRun {
  return byAccount[args.usernameOrEmail ?? ''] ?? result;
}

/** What the script said in the case that fails. */
export const saidInCase: SaidInCase = {
  calls: [
    {
      action: 'login',
      text: 'Wrong user name or password: zoe.celik@contoso.com.',
      breaches: [],
      durationMs: 31,
    },
  ],
};

const outcomeOf = (
  name: string,
  title: string,
  words?: string,
  outcome: ScriptCase['outcome'] = 'passed',
): ScriptCase => ({
  name,
  title,
  outcome,
  ...(words === undefined ? {} : { words }),
  at: sceneTime,
  durationMs: outcome === 'not-run' ? 0 : 31,
});

/** Of login one fails and one can't be run; those of getUser pass. */
const testedCases: Readonly<Partial<Record<ActionName, ScriptCases>>> = {
  login: {
    standing: 'present',
    list: [
      outcomeOf(
        'right-password',
        'The right password gives the user of a bulk import, and what getUser gives',
        'No test account’s password is known. Give one beside the cases.',
        'not-run',
      ),
      outcomeOf('unknown', 'An address that nobody has'),
      {
        ...outcomeOf(
          'database-down',
          'The database is down: an error, not “wrong” or “nobody”',
          'login answers WrongUsernameOrPasswordError instead of an error, although the database does not answer. Everybody would be told that their password is wrong.',
          'failed',
        ),
        line: 22,
      },
    ],
  },
  getUser: {
    standing: 'outdated',
    list: [outcomeOf('found', 'Somebody is found, with the id and the fields of a bulk import')],
  },
  create: {
    standing: 'present',
    list: [outcomeOf('new', 'Somebody new is made, and signs in under the id of a bulk import')],
  },
};

/** login was edited and stopped at the limit, getUser answers as it should. */
export const triedScripts: Snapshot['scripts'] = actionNames.map((action) => ({
  action,
  edited: action === 'login',
  running: false,
  ...(testedCases[action] === undefined ? {} : { cases: testedCases[action] }),
  ...(action === 'login'
    ? {
        last: {
          kind: 'timed-out' as const,
          sound: false,
          breaches: 0,
          durationMs: 20_000,
          at: sceneTime,
          unsaved: false,
        },
      }
    : {}),
  ...(action === 'getUser'
    ? { last: { kind: 'profile' as const, sound: true, breaches: 0, durationMs: 31, at: sceneTime, unsaved: false } }
    : {}),
}));
