// @render about

// @render about
import crypto, { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import tedious from 'tedious';

// @render modules

// Everything that differs from one place to another comes from the environment (README.md lists it).
const configuration = process.env;

class UnauthorizedError extends Error {}

const issuer = needed('API_ISSUER');
const audience = needed('API_AUDIENCE');
/** Applications whose tokens are taken; without this list every application with the permission is. */
const clients = (configuration.API_CLIENT_IDS || '').split(/[\s,]+/).filter((id) => id !== '');
const PERMISSION = 'read:accounts';
const keys = createRemoteJWKSet(new URL(configuration.API_JWKS_URL || new URL('.well-known/jwks.json', issuer)));
/** Longer questions are none. */
const LARGEST_BODY = 8192;
/** Of one name, so that nobody tries passwords through a stolen token; Auth0 has limits of its own in front. */
const TRIES_A_MINUTE = Number(configuration.API_TRIES_A_MINUTE) || 20;
/** Of all together. */
const QUESTIONS_A_SECOND = Number(configuration.API_QUESTIONS_A_SECOND) || 50;

const answers = {
  'POST /login': async ({ identifier, password }) => {
    if (typeof password !== 'string') return [400, { error: 'question' }];
    if (!tries.take(identifier.trim().toLowerCase())) return [429, { error: 'too-many-tries' }];
    const account = await findAccount(identifier);
    // One answer for both, so that nobody learns which names exist.
    if (account === null || !(await passwordFits(password, account))) return [401, { error: 'wrong-password' }];
    refuseBarred(account);
    return [200, { profile: profileOf(account) }];
  },
  'POST /user': async ({ identifier }) => {
    const account = await findAccount(identifier);
    if (account === null) return [404, { error: 'nobody' }];
    refuseBarred(account);
    return [200, { profile: profileOf(account) }];
  },
};

const tries = allowance(TRIES_A_MINUTE, 60_000);
const questions = allowance(QUESTIONS_A_SECOND, 1_000);

async function serve(request, response) {
  const [status, answer] = await answerTo(request);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (status === 401 && answer.error === 'token') headers['www-authenticate'] = 'Bearer';
  response.writeHead(status, headers).end(JSON.stringify(answer));
}

async function answerTo(request) {
  if (request.method === 'GET' && request.url === '/health') return [200, { status: 'up' }];
  const answer = answers[`${request.method} ${request.url}`];
  if (answer === undefined) return [404, { error: 'no-such-question' }];
  if (!questions.take('all')) return [429, { error: 'too-many-questions' }];
  if (!(await isAllowed(request.headers.authorization || ''))) return [401, { error: 'token' }];
  try {
    const question = await questionOf(request);
    return question === null ? [400, { error: 'question' }] : await answer(question);
  } catch (error) {
    if (error instanceof UnauthorizedError) return [403, { error: 'barred', message: error.message }];
    if (error.code === 'several') return [409, { error: 'several' }];
    // The number leads to this line; what was asked stands in neither.
    const number = randomUUID();
    console.error(number, error.message);
    return [503, { error: 'database', number }];
  }
}

/** Whether a token of the tenant is for this service and allows it. */
async function isAllowed(authorization) {
  const [, token = ''] = /^Bearer (\S+)$/.exec(authorization) || [];
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
    const granted = [...String(payload.scope || '').split(' '), ...(payload.permissions || [])];
    const client = payload.azp || payload.client_id;
    return granted.includes(PERMISSION) && (clients.length === 0 || clients.includes(client));
  } catch (error) {
    return false;
  }
}

async function questionOf(request) {
  const parts = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > LARGEST_BODY) return null;
    parts.push(part);
  }
  try {
    const question = JSON.parse(Buffer.concat(parts).toString());
    return typeof question.identifier === 'string' && question.identifier !== '' ? question : null;
  } catch (error) {
    return null;
  }
}

/** So many for each name in so long a time. Names are forgotten with their time, so that the list stays short. */
function allowance(most, milliseconds) {
  let used = new Map();
  let until = 0;
  return {
    take(name) {
      if (Date.now() >= until) {
        used = new Map();
        until = Date.now() + milliseconds;
      }
      const count = (used.get(name) || 0) + 1;
      used.set(name, count);
      return count <= most;
    },
  };
}

function needed(name) {
  const value = configuration[name];
  if (value) return value;
  console.error(`${name} is missing in the environment. README.md lists what the service needs.`);
  process.exit(2);
}

// @render account

// @render passwords

// @render parts

const { TLS_CERT_FILE, TLS_KEY_FILE, TLS_PFX_FILE, TLS_PFX_PASSPHRASE } = configuration;
const tls = TLS_PFX_FILE
  ? { pfx: readFileSync(TLS_PFX_FILE), passphrase: TLS_PFX_PASSPHRASE }
  : TLS_CERT_FILE && { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) };
const server = tls ? https.createServer(tls, serve) : http.createServer(serve);
server.requestTimeout = 10_000;
// Without encryption of its own it answers this machine alone: IIS or another proxy stands before it.
const host = tls ? configuration.HOST || '0.0.0.0' : '127.0.0.1';
const port = Number(configuration.HTTP_PLATFORM_PORT || configuration.PORT) || 8443;
server.listen(port, host, () => console.log(`The account service listens on ${host}:${server.address().port}.`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.close(() => process.exit(0)));
