function login(usernameOrEmail, password, callback) {
  // After the cutover Auth0 has everybody who is to come: whoever it doesn't know has no account. Leave import mode on, it is what
  // makes Auth0 look into its own store.
  return callback(null, null);
}
