function changePassword(email, newPassword, callback) {
  // @render about
  // @render modules

  change().then(
    (changed) => callback(null, changed),
    (error) => callback(error),
  );

  async function change() {
    const account = await findAccount(email);
    if (account === null) return false;
    const made = await passwordMade(newPassword, account);
    return inTransaction((execute) => writePassword({ ...made, key: textOf(account.key) }, execute));
  }

  // @render find

  // @render writing

  // @render newPassword

  // @render parts
}
