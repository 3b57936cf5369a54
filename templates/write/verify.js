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
    return inTransaction((execute) => writeVerified({ key: textOf(account.key), verified: true }, execute));
  }

  // @render find

  // @render writing

  // @render parts
}
