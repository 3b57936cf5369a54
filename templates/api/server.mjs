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
if (!/^https?:\/\/[^/]+\/$/.test(issuer))
  cannotStart('API_ISSUER is the tenant with a slash at its end: https://TENANT/.');
const audience = needed('API_AUDIENCE');
/** Applications whose tokens are taken; without this list every application with the permission is. */
const clients = (configuration.API_CLIENT_IDS || '').split(/[\s,]+/).filter((id) => id !== '');
const PERMISSION = 'read:accounts';
const keys = createRemoteJWKSet(new URL(configuration.API_JWKS_URL || new URL('.well-known/jwks.json', issuer)));
/** Nobody has so long a name and password; web.config has the same bound. */
const LARGEST_BODY = 65536;
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
/** Strangers are not to fill the disk with what the log says of their tokens. */
const tokenLines = allowance(10, 60_000);

async function serve(request, response) {
  const [status, answer] = await answerTo(request);
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  if (status === 401 && answer.error === 'token') headers['www-authenticate'] = 'Bearer';
  // What else a question that is too long would send is not waited for.
  if (status === 413) headers.connection = 'close';
  response.writeHead(status, headers).end(JSON.stringify(answer));
}

async function answerTo(request) {
  if (request.method === 'GET' && request.url === '/health') return [200, { status: 'up' }];
  const answer = answers[`${request.method} ${request.url}`];
  if (answer === undefined) return [404, { error: 'no-such-question' }];
  try {
    if (!(await isAllowed(request.headers.authorization || ''))) return [401, { error: 'token' }];
    // Counted only now: a stranger can't use up what the tenant may ask.
    if (!questions.take('all')) return [429, { error: 'too-many-questions' }];
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] || '')) return [415, { error: 'no-json' }];
    const body = await bodyOf(request);
    if (body === null) return [413, { error: 'too-long' }];
    const question = questionIn(body);
    return question === null ? [400, { error: 'question' }] : await answer(question);
  } catch (error) {
    return answerToFailure(error);
  }
}

function answerToFailure(error) {
  if (error instanceof UnauthorizedError) return [403, { error: 'barred', message: error.message }];
  if (error.code === 'several') return [409, { error: 'several' }];
  if (error.code === 'unfit') return [422, { error: 'unfit', message: error.message }];
  // The number leads to this line; what was asked stands in neither.
  const number = randomUUID();
  console.error(number, error.message);
  return [503, { error: error.code === 'keys' ? 'keys' : 'database', number }];
}

/** Whether a token of the tenant is for this service and allows it. */
async function isAllowed(authorization) {
  const [, token] = /^Bearer (\S+)$/i.exec(authorization) || [];
  if (token === undefined) return false;
  try {
    const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
    const granted = [...String(payload.scope || '').split(' '), ...(payload.permissions || [])];
    const client = payload.azp || payload.client_id;
    if (!granted.includes(PERMISSION)) return refusedToken(`the permission ${PERMISSION} is missing`);
    return clients.length === 0 || clients.includes(client) || refusedToken('its application is not in API_CLIENT_IDS');
  } catch (error) {
    if (isOfToken(error)) return refusedToken(error.message);
    throw Object.assign(new Error(`The tenant’s keys can’t be had: ${error.message}`), { code: 'keys' });
  }
}

/** Whether the token is to blame, and not that the tenant's keys could not be fetched. */
function isOfToken({ code = '' }) {
  return /^ERR_(JWT|JWS|JOSE_ALG|JOSE_NOT|JWKS_NO|JWKS_MULTIPLE)/.test(code);
}

/** Why, for whoever sets the service up; who asked learns only that the token is not good. */
function refusedToken(why) {
  if (tokenLines.take('all')) console.error(`A token was not taken: ${why}.`);
  return false;
}

/** Null for one that is too long; empty where whoever asked has gone. */
function bodyOf(request) {
  return new Promise((resolve) => {
    const parts = [];
    let size = 0;
    request.on('data', (part) => {
      size += part.length;
      if (size > LARGEST_BODY) resolve(null);
      else parts.push(part);
    });
    request.on('end', () => resolve(Buffer.concat(parts).toString()));
    request.on('error', () => resolve(''));
  });
}

function questionIn(body) {
  try {
    const question = JSON.parse(body);
    return typeof question.identifier === 'string' ? question : null;
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
  return configuration[name] || cannotStart(`${name} is missing in the environment.`);
}

function cannotStart(why) {
  console.error(`${why} README.md lists what the service needs.`);
  process.exit(2);
}

// @render account

// @render passwords

// @render parts

const { TLS_CERT_FILE, TLS_PFX_FILE, TLS_PFX_PASSPHRASE } = configuration;
const tls = TLS_PFX_FILE
  ? { pfx: readFileSync(TLS_PFX_FILE), passphrase: TLS_PFX_PASSPHRASE }
  : TLS_CERT_FILE && { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(needed('TLS_KEY_FILE')) };
// Whoever is slow with a question is left; Node looks after them only every 30 seconds unless told.
const patience = { requestTimeout: 10_000, headersTimeout: 10_000, connectionsCheckingInterval: 1_000 };
const server = tls ? https.createServer({ ...patience, ...tls }, serve) : http.createServer(patience, serve);
// Without encryption of its own it answers this machine alone: IIS or another proxy stands before it.
const host = tls ? configuration.HOST || '0.0.0.0' : '127.0.0.1';
const port = configuration.HTTP_PLATFORM_PORT || configuration.PORT || '8443';
// iisnode names a pipe instead of a port.
const place = /^\d+$/.test(port) ? { host, port: Number(port) } : { path: port };
server.listen(place, () => {
  const address = server.address();
  console.log(`The account service listens on ${typeof address === 'string' ? address : `${host}:${address.port}`}.`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.close(() => process.exit(0)));
