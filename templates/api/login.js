function login(usernameOrEmail, password, callback) {
  // @render about
  // @render modules

  signIn().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function signIn() {
    const { status, answer } = await ask('/login', { identifier: usernameOrEmail, password });
    if (status === 200 && answer.profile) return answer.profile;
    // By its name: a token that is not taken is a 401 too.
    if (answer.error === 'wrong-password') throw new WrongUsernameOrPasswordError(usernameOrEmail);
    throw refusedBy({ status, answer });
  }

  // @render parts
}
