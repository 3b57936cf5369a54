/** Of one account: nobody can sign in to it here, whatever they type. Neither “wrong password” nor “nobody”. */
function unfitAccount(message) {
  return Object.assign(new Error(message), { code: 'unfit' });
}
