/**
 * A function that gives the rows of one statement, each an object by column name; `parameters` are [name, type, value]. However often it
 * is asked, it is over before Auth0 ends the call that began then.
 */
function asking(began = Date.now()) {
  const left = (longest) => timeLeft(longest, began);
  return async (sql, parameters) => {
    try {
      return await inTurn(left(WAIT_MS), (kept) =>
        onConnection(kept, left, (connection) => run(connection, sql, parameters, left(REQUEST_MS))),
      );
    } catch (error) {
      throw explained(error);
    }
  };
}

/** So many milliseconds, or fewer where a call has been at it for long. */
function timeLeft(longest, began) {
  return Math.max(1, Math.min(longest, CALL_MS - (Date.now() - began)));
}

/** One piece of work at a time: scripts that run side by side in this container wait for each other here. */
async function inTurn(longest, work) {
  const kept = connectionKept();
  const before = kept.last;
  let release;
  const own = new Promise((resolve) => {
    release = resolve;
  });
  kept.last = before.then(() => own);
  try {
    await withinTime(before, longest);
    return await work(kept);
  } finally {
    kept.usedAt = Date.now();
    release();
  }
}

/** SQL Server ended a statement so that another one could go on: nothing is wrong with either. */
const DEADLOCK_VICTIM = 1205;

/** The driver's words are for the log; people who sign in see the sentence. */
function explained(error) {
  console.log('User database:', error.code || error.name, error.number || '', error.message);
  return new Error('The user database can’t be asked just now.');
}

/** Tried again, once: on a new connection where a kept one has ended meanwhile, and where SQL Server let somebody else go first. */
async function onConnection(kept, left, first) {
  // Firewalls drop a quiet line and tell neither end: what is sent on it then is lost, and only the time limit would say so.
  if (Date.now() - kept.usedAt > QUIET_MS) forget(kept);
  const reused = kept.connection !== null;
  try {
    return await first(await connected(kept, left));
  } catch (error) {
    if (error.number === DEADLOCK_VICTIM) return first(await connected(kept, left));
    forget(kept);
    if (!reused || !isLost(error)) throw error;
    return first(await connected(kept, left));
  }
}

/** What this container keeps between calls: nothing at first, and again after it was recycled. */
function connectionKept() {
  const { SQL_SERVER, SQL_PORT, SQL_DATABASE, SQL_USER } = configuration;
  const name = ['userferry', SQL_SERVER, SQL_PORT, SQL_DATABASE, SQL_USER].join('|');
  if (!global[name]) global[name] = { connection: null, usedAt: 0, last: Promise.resolve() };
  return global[name];
}

function forget(kept) {
  const { connection } = kept;
  kept.connection = null;
  if (connection === null) return;
  // Nothing of this call is to run after its callback.
  connection.removeAllListeners('end');
  connection.close();
}

async function connected(kept, left) {
  if (kept.connection !== null) return kept.connection;
  const connection = new tedious.Connection({
    server: configuration.SQL_SERVER,
    authentication: {
      type: 'default',
      options: { userName: configuration.SQL_USER, password: configuration.SQL_PASSWORD },
    },
    options: {
      port: Number(configuration.SQL_PORT) || 1433,
      database: configuration.SQL_DATABASE,
      encrypt: configuration.SQL_ENCRYPT !== 'no',
      // An own authority's certificate (PEM) in SQL_CA is checked; SQL_TRUST_CERTIFICATE takes any, which is a risk.
      trustServerCertificate: configuration.SQL_TRUST_CERTIFICATE === 'yes',
      cryptoCredentialsDetails: configuration.SQL_CA ? { ca: configuration.SQL_CA } : {},
      connectTimeout: left(CONNECT_MS),
      requestTimeout: REQUEST_MS,
      useColumnNames: true,
      rowCollectionOnRequestCompletion: true,
      appName: 'Userferry action script',
    },
  });
  await new Promise((resolve, reject) => {
    // A line that breaks while both greet each other is an 'error' and no 'connect': unheard, it would end this container.
    connection.on('error', reject);
    connection.once('connect', (error) => (error ? reject(error) : resolve()));
    connection.connect();
  });
  kept.connection = connection;
  connection.on('end', () => {
    if (kept.connection === connection) kept.connection = null;
  });
  return connection;
}

/** Rows of one statement with parameters. */
function run(connection, sql, parameters, longest) {
  return answered(sql, longest, (request) => {
    for (const [name, type, value] of parameters) request.addParameter(name, tedious.TYPES[type], value);
    connection.execSql(request);
  });
}

function answered(sql, longest, send) {
  return new Promise((resolve, reject) => {
    const request = new tedious.Request(sql, (error, _count, rows) => {
      if (error) return reject(error);
      resolve((rows || []).map(valuesOf));
    });
    request.setTimeout(longest);
    send(request);
  });
}

function valuesOf(row) {
  return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cell.value]));
}

function isLost(error) {
  return (
    error.code === 'EINVALIDSTATE' || error.code === 'ECLOSE' || error.code === 'ESOCKET' || error.code === 'ECONNRESET'
  );
}

/** The same promise, or an error when it takes too long. */
function withinTime(promise, milliseconds) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Other calls keep it busy.')), milliseconds);
  });
  const over = () => clearTimeout(timer);
  promise.then(over, over);
  return Promise.race([promise, late]);
}
