function login(usernameOrEmail, password, callback) {
  // Userferry's pilot: accounts that it has made up, on a connection that goes again. No database is asked.
  const crypto = require('crypto');
  const digestOf = (text) => crypto.createHash('sha256').update(text, 'utf8').digest('hex');

  const people = JSON.parse(configuration.PILOT_PEOPLE);
  const person = people.find((one) => one.email === usernameOrEmail.toLowerCase());
  if (!person) return callback(new WrongUsernameOrPasswordError(usernameOrEmail));
  if (digestOf(person.salt + password) !== person.digest) {
    return callback(new WrongUsernameOrPasswordError(person.id));
  }

  const served = (name) => {
    try {
      require(name);
      return true;
    } catch (error) {
      return false;
    }
  };
  const version = (name) => {
    if (!served(name)) return 'not served';
    try {
      return require(`${name}/package.json`).version;
    } catch (error) {
      return 'served, of an unknown version';
    }
  };

  const profile = {
    user_id: person.id,
    email: person.email,
    email_verified: true,
    user_metadata: {
      userferry_pilot: {
        node: process.version,
        tedious: version('tedious'),
        pinned: served('tedious@11.0.3'),
        mssql: version('mssql'),
        echo: digestOf(configuration.PILOT_ECHO) === configuration.PILOT_ECHO_DIGEST,
        looked: global.userferryPilotLooked === true,
      },
    },
  };
  profile[person.metadata] = { userferry_pilot: person.metadata };
  return callback(null, profile);
}
