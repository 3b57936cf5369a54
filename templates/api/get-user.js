function getUser(email, callback) {
  // @render about
  // @render modules

  lookUp().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function lookUp() {
    const { status, answer } = await ask('/user', { identifier: email });
    if (status === 200) return answer.profile;
    if (status === 404) return null;
    if (status === 403) throw new UnauthorizedError(answer.message);
    if (status === 409) throw severalAccounts();
    throw notAnswered(status);
  }

  // @render parts
}
