function deleteUser(id, callback) {
  // @render about
  // @render modules

  remove().then(
    () => callback(null),
    (error) => callback(error),
  );

  async function remove() {
    const key = userKey(id);
    // Not the same as somebody who is gone: an account may be left that Auth0 knows by another id.
    if (key === null) throw new Error('No account of the user database has an id of this form.');
    await inTransaction(async (execute) => {
      const account = await accountOf(key, execute);
      // Somebody who is gone already is gone.
      if (account !== null) await deleteAccount({ key }, execute);
    });
  }

  // @render writing

  // @render parts
}
