function changeEmail(email, newEmail, verified, callback) {
  // @render about
  // @render modules

  change().then(
    (changed) => callback(null, changed),
    (error) => callback(error),
  );

  async function change() {
    const account = await findAccount(email);
    if (account === null) return false;
    const values = { key: textOf(account.key), email: newEmail.trim(), verified: verified === true };
    return inTransaction(async (execute) => {
      const changed = await writeEmail(values, execute);
      // Looked at afterwards: of two that take it at the same time, each waits for the other's row, and one is taken back.
      if ((await accountsNamed(newEmail, execute)).length > 1) throw userExists();
      return changed;
    });
  }

  // @render find

  // @render writing

  // @render parts
}
