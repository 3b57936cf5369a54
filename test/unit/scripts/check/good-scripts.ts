import type { ActionName } from '../../../../electron/scripts/actions.ts';

/** Scripts of the kinds that people write, and nothing wrong with them. */
export const goodScripts: readonly { readonly name: string; readonly action: ActionName; readonly source: string }[] = [
  {
    name: 'async with try',
    action: 'login',
    source: `async function login(userNameOrEmail, password, callback) {
  try {
    const response = await fetch('https://example.com/a', { method: 'POST', body: JSON.stringify({ email: userNameOrEmail, password: password }) });
    if (!response.ok) {
      return callback(new Error(\`HTTP error! Status: \${response.status}\`));
    }
    const result = await response.json();
    if (result.err) return callback(new Error(\`Error authenticating user: \${result.err}\`));
    const profile = { user_id: result.id, email: result.email };
    return callback(null, profile);
  } catch (err) {
    return callback(err);
  }
}`,
  },
  {
    name: 'promise chain',
    action: 'login',
    source: `function login(email, password, callback) {
  fetch('https://example.com', { method: 'POST' })
    .then((response) => {
      if (!response.ok) throw new Error('status ' + response.status);
      return response.json();
    })
    .then((found) => callback(null, { user_id: found.id, email: found.email }))
    .catch((error) => callback(error));
}`,
  },
  {
    name: 'once guard',
    action: 'login',
    source: `function login(email, password, callback) {
  let done = false;
  function finish(error, user) {
    if (done) return;
    done = true;
    callback(error, user);
  }
  const timer = setTimeout(() => finish(new Error('late')), 8000);
  const request = require('https').get('https://example.com', (response) => {
    let body = '';
    response.on('data', (piece) => { body += piece; });
    response.on('end', () => { clearTimeout(timer); finish(null, JSON.parse(body)); });
  });
  request.on('error', (error) => finish(error));
}`,
  },
  {
    name: 'lodash once',
    action: 'login',
    source: `function login(email, password, callback) {
  const done = require('lodash').once(callback);
  setTimeout(() => done(new Error('late')), 5000);
  require('axios').get('https://example.com').then((r) => done(null, r.data), done);
}`,
  },
  {
    name: 'mssql',
    action: 'getUser',
    source: `function getUser(email, callback) {
  const sql = require('mssql');
  const config = { server: configuration.SERVER, user: configuration.USER, password: configuration.PASSWORD };
  sql.connect(config)
    .then((pool) => pool.request().input('email', sql.NVarChar, email).query('SELECT Id, Email FROM dbo.Users WHERE Email = @email'))
    .then((result) => {
      if (result.recordset.length === 0) return callback(null);
      const row = result.recordset[0];
      return callback(null, { user_id: String(row.Id), email: row.Email });
    })
    .catch((error) => callback(error));
}`,
  },
  {
    name: 'tedious 11',
    action: 'login',
    source: `function login(email, password, callback) {
  const bcrypt = require('bcrypt');
  const { Connection, Request, TYPES } = require('tedious@11.0.3');
  const connection = new Connection({
    server: configuration.SERVER,
    authentication: { type: 'default', options: { userName: configuration.USER, password: configuration.PASSWORD } },
    options: { database: configuration.DB, encrypt: true, trustServerCertificate: false, useColumnNames: true, rowCollectionOnRequestCompletion: true, connectTimeout: 5000 },
  });
  connection.on('errorMessage', (text) => console.log(JSON.stringify(text)));
  connection.on('connect', function (err) {
    if (err) return callback(err);
    findUser(email, function (err, user) {
      if (err) return callback(err);
      if (!user) return callback(new WrongUsernameOrPasswordError(email));
      bcrypt.compare(password, user.hash, function (err, same) {
        if (err) return callback(err);
        if (!same) return callback(new WrongUsernameOrPasswordError(email));
        callback(null, user.profile);
      });
    });
  });
  connection.connect();

  function findUser(name, done) {
    const sql = 'SELECT Id, Email, Password ' + 'FROM dbo.Users WHERE Email = @email';
    const request = new Request(sql, function (err, count, rows) {
      connection.close();
      if (err) return done(err);
      if (count === 0) return done(null, null);
      const row = rows[0];
      done(null, { hash: row.Password.value, profile: { user_id: String(row.Id.value), email: row.Email.value } });
    });
    request.addParameter('email', TYPES.NVarChar, name);
    connection.execSql(request);
  }
}`,
  },
  {
    name: 'waterfall',
    action: 'create',
    source: `function create(user, callback) {
  const crypto = require('crypto');
  const request = require('request');
  crypto.pbkdf2(user.password, 'salt', 1000, 32, 'sha1', function (err, key) {
    if (err) return callback(err);
    request.post({ url: 'https://example.com', json: { email: user.email, hash: key.toString('base64') } }, function (err, response) {
      if (err) { return callback(err); }
      switch (response.statusCode) {
        case 200: return callback(null);
        case 409: return callback(new ValidationError('user_exists', 'There is one already.'));
        default: return callback(new Error('status ' + response.statusCode));
      }
    });
  });
}`,
  },
  {
    name: 'ifelse chain',
    action: 'login',
    source: `function login(email, password, callback) {
  require('request').get({ url: 'https://example.com', auth: { username: email, password: password } }, function (err, response, body) {
    if (err) {
      callback(err);
    } else if (response.statusCode === 401) {
      callback(new WrongUsernameOrPasswordError(email));
    } else {
      try {
        const user = JSON.parse(body);
        callback(null, { user_id: user.id.toString(), email: user.email });
      } catch (error) {
        callback(error);
      }
    }
  });
}`,
  },
  {
    name: 'nested helper async',
    action: 'getUser',
    source: `function getUser(email, callback) {
  main().then((user) => callback(null, user)).catch(callback);
  async function main() {
    const token = await getToken();
    const user = await find(token);
    return user ? { user_id: user.id } : null;
  }
  async function getToken() {
    if (global.token && global.token.until > Date.now()) return global.token.value;
    const axios = require('axios');
    const answer = await axios.post(configuration.TOKEN_URL, { grant_type: 'client_credentials', client_id: configuration.ID, client_secret: configuration.SECRET });
    global.token = { value: answer.data.access_token, until: Date.now() + 1000 * answer.data.expires_in };
    return global.token.value;
  }
  async function find(token) {
    const axios = require('axios');
    const { data } = await axios.get('https://example.com/users', { params: { email }, headers: { authorization: \`Bearer \${token}\` }, timeout: 5000 });
    return data[0];
  }
}`,
  },
  {
    name: 'retry',
    action: 'getUser',
    source: `async function getUser(email, callback) {
  let last;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const r = await fetch('https://example.com/' + encodeURIComponent(email));
      const u = await r.json();
      return callback(null, { user_id: u.id });
    } catch (error) {
      last = error;
    }
  }
  return callback(last);
}`,
  },
  {
    name: 'parallel pending',
    action: 'getUser',
    source: `function getUser(email, callback) {
  const found = [];
  let pending = 2;
  const one = (err, user) => {
    if (user) found.push(user);
    pending -= 1;
    if (pending === 0) callback(null, found[0] || null);
  };
  lookIn('a', one);
  lookIn('b', one);
  function lookIn(url, done) {
    require('request').get(url, (err, res, body) => done(err, body));
  }
}`,
  },
  {
    name: 'util.promisify',
    action: 'verify',
    source: `function verify(email, callback) {
  const run = require('util').promisify((sql, done) => done(null, sql));
  run('UPDATE x SET y = 1 WHERE z = @z').then(() => callback(null, true), (error) => callback(error));
}`,
  },
  {
    name: 'event row with completion',
    action: 'getUser',
    source: `function getUser(email, callback) {
  const { Connection, Request, TYPES } = require('tedious@11.0.3');
  const connection = new Connection({ server: configuration.S, authentication: { type: 'default', options: {} }, options: { useColumnNames: true, trustServerCertificate: false } });
  let user = null;
  connection.on('connect', (error) => {
    if (error) return callback(error);
    const request = new Request('SELECT Id, Email FROM dbo.Users WHERE Email = @e', (failure) => {
      connection.close();
      if (failure) return callback(failure);
      callback(null, user);
    });
    request.addParameter('e', TYPES.NVarChar, email);
    request.on('row', (columns) => { user = { user_id: columns.Id.value, email: columns.Email.value }; });
    connection.execSql(request);
  });
  connection.connect();
}`,
  },
  {
    name: 'iife async',
    action: 'getUser',
    source: `function getUser(email, callback) {
  (async () => {
    try {
      const r = await fetch('https://x');
      callback(null, { user_id: (await r.json()).id });
    } catch (e) {
      callback(e);
    }
  })();
}`,
  },
  {
    name: 'new promise wrapper',
    action: 'getUser',
    source: `async function getUser(email, callback) {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  await wait(5);
  callback(null);
}`,
  },
];
