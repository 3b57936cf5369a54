function verify(email, callback) {
  // @render about
  // @render modules

  confirm().then(
    (confirmed) => callback(null, confirmed),
    (error) => callback(error),
  );

  async function confirm() {
    const account = await findAccount(email);
    if (account === null) return false;
    return inTransaction((ask) => writeVerified({ key: textOf(account.key), verified: true }, ask));
  }

  // @render find

  // @render writing

  // @render parts
}
