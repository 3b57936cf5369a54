function create(user, callback) {
  // @render about
  // @render modules

  createAccount().then(
    () => callback(null),
    (error) => callback(error),
  );

  async function createAccount() {
    const { email, userName } = namesOf(user);
    const made = await passwordMade(user.password, null);
    await inTransaction(async (execute) => {
      await insertAccount({ ...made, email, userName }, execute);
      // Looked at afterwards: of two that are made at the same time, each waits for the other's row, and one is taken back.
      for (const name of new Set([email, userName])) {
        if ((await accountsNamed(name, execute)).length > 1) throw userExists();
      }
    });
  }

  // @render named

  // @render writing

  // @render newPassword

  // @render parts
}
