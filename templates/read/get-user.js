function getUser(email, callback) {
  // @render about
  // @render modules

  lookUp().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function lookUp() {
    const account = await findAccount(email);
    if (account === null) return null;
    // Whoever may not sign in must not get in by “forgot password” either, and their name stays taken.
    refuseBarred(account);
    return profileOf(account);
  }

  // @render account

  // @render parts
}
