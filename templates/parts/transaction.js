/** Does all of `work` or nothing of it, and gives what it gives; `work` receives a function that asks as that of `asking` does. */
async function inTransaction(work) {
  try {
    return await inTurn(within(WAIT_MS), (kept) =>
      transaction(kept, work).catch((error) => {
        // Somebody else wrote the same at the same time, and SQL Server let that one go first.
        if (error.number !== DEADLOCK_VICTIM) throw error;
        return transaction(kept, work);
      }),
    );
  } catch (error) {
    const refused = refusal(error);
    throw refused instanceof ValidationError ? refused : explained(error);
  }
}

async function transaction(kept, work) {
  // Nothing is written before this, so that it may begin again on another connection.
  const connection = await onConnection(kept, within, async (made) => {
    // Readers of what another transaction has written wait for it, also where the database has them read what was there before.
    await batch(made, 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; BEGIN TRANSACTION');
    return made;
  });
  try {
    const result = await work((sql, parameters) => run(connection, sql, parameters, within(REQUEST_MS)));
    await batch(connection, `COMMIT TRANSACTION; ${AFTERWARDS}`);
    return result;
  } catch (error) {
    // Whatever can't be taken back so ends with its connection.
    await batch(connection, `IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION; ${AFTERWARDS}`).catch(() => forget(kept));
    throw error;
  }
}

function within(longest) {
  return timeLeft(longest, CALLED_AT);
}

/** Scripts that read on the same connection wait for others no more than they need. */
const AFTERWARDS = 'SET TRANSACTION ISOLATION LEVEL READ COMMITTED';

function batch(connection, sql) {
  return answered(sql, within(REQUEST_MS), (request) => connection.execSqlBatch(request));
}

/** Whether a statement that ends with the count of its rows has changed any. */
async function changesRow(execute, sql, parameters) {
  const [{ changed }] = await execute(sql, parameters);
  return changed > 0;
}

/** What the database itself will not have, told apart from a database that can't be asked. */
function refusal(error) {
  switch (error.number) {
    case 2601:
    case 2627:
      return userExists();
    case 8152:
    case 2628:
      return new ValidationError('too_long', 'The user database has no room for so long a value.');
    case 547:
      console.log('User database:', error.message);
      return new ValidationError('referred_to', 'Other rows of the user database refer to this account.');
    default:
      return error;
  }
}

function userExists() {
  return new ValidationError('user_exists', 'There is an account with this name already.');
}
