function login(usernameOrEmail, password, callback) {
  // @render about
  // @render modules

  signIn().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function signIn() {
    const { status, answer } = await ask('/login', { identifier: usernameOrEmail, password });
    if (status === 200) return answer.profile;
    if (status === 401) throw new WrongUsernameOrPasswordError(usernameOrEmail);
    if (status === 403) throw new UnauthorizedError(answer.message);
    if (status === 409) throw severalAccounts();
    throw notAnswered(status);
  }

  // @render parts
}
