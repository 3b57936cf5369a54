/** One question to the account service, with a token; a token that it takes no longer is got anew, once. */
async function ask(path, question) {
  const first = await askWith(await tokenFor(false), path, question);
  return first.status === 401 && first.answer.error === 'token' ? askWith(await tokenFor(true), path, question) : first;
}

async function askWith(token, path, question) {
  return post(`${configuration.API_URL.replace(/\/+$/, '')}${path}`, question, { authorization: `Bearer ${token}` });
}

/** The token that this container keeps for as long as it is good, whoever signs in. */
async function tokenFor(anew) {
  const { API_TOKEN_URL, API_CLIENT_ID, API_CLIENT_SECRET, API_AUDIENCE } = configuration;
  const name = ['userferry-token', API_TOKEN_URL, API_CLIENT_ID, API_AUDIENCE].join('|');
  const kept = global[name];
  if (!anew && kept && Date.now() < kept.until) return kept.token;
  const { status, answer } = await post(API_TOKEN_URL, {
    grant_type: 'client_credentials',
    client_id: API_CLIENT_ID,
    client_secret: API_CLIENT_SECRET,
    audience: API_AUDIENCE,
  });
  if (status !== 200) throw notAnswered(status);
  // A minute early, so that none ends on its way.
  global[name] = { token: answer.access_token, until: Date.now() + (answer.expires_in - 60) * 1000 };
  return answer.access_token;
}

async function post(url, body, headers) {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ASK_MS),
      redirect: 'error',
    });
    return { status: response.status, answer: (await response.json()) || {} };
  } catch (error) {
    console.log('Account service:', error.name, error.message, error.cause ? error.cause.code : '');
    throw notAnswered(response === undefined ? 0 : response.status);
  }
}

/** What the service says of the account, as a script says it that asks the database itself. */
function refusedBy({ status, answer }) {
  switch (answer.error) {
    case 'barred':
      return new UnauthorizedError(answer.message);
    case 'several':
      return severalAccounts();
    case 'unfit':
      return unfitAccount(answer.message);
    default:
      return notAnswered(status);
  }
}

/** Neither “wrong password” nor “nobody”: whoever signs in may try again. */
function notAnswered(status) {
  console.log(status === 0 ? 'The account service did not answer.' : `The account service answered ${status}.`);
  return new Error('The user database can’t be asked just now.');
}
