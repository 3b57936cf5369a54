function login(usernameOrEmail, password, callback) {
  // @render about
  // @render modules

  signIn().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function signIn() {
    const account = await findAccount(usernameOrEmail);
    // One answer for both, so that nobody learns which names exist.
    if (account === null || !(await passwordFits(password, account))) {
      throw new WrongUsernameOrPasswordError(usernameOrEmail);
    }
    refuseBarred(account);
    return profileOf(account);
  }

  // @render account

  // @render passwords

  // @render parts
}
