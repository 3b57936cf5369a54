function getUser(email, callback) {
  // @render about
  // @render modules

  lookUp().then(
    (profile) => callback(null, profile),
    (error) => callback(error),
  );

  async function lookUp() {
    const { status, answer } = await ask('/user', { identifier: email });
    if (status === 200 && answer.profile) return answer.profile;
    // By its name: a proxy that does not reach the service answers 404 too.
    if (answer.error === 'nobody') return null;
    throw refusedBy({ status, answer });
  }

  // @render parts
}
