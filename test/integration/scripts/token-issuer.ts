import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

/** What the tokens of a stand-in tenant say. */
export interface TokenWish {
  readonly issuer?: string;
  readonly audience?: string;
  readonly scope?: string;
  readonly client?: string;
  /** Seconds from now. */
  readonly expires?: number;
  /** What stands in `permissions` instead of `scope`. */
  readonly permissions?: readonly string[];
}

export interface TokenIssuer {
  readonly issuer: string;
  readonly tokenUrl: string;
  /** How many tokens were given out over HTTP. */
  given(): number;
  token(wish?: TokenWish): Promise<string>;
  /** What somebody makes who has not got the tenant's private key. */
  forged(by: 'nobody' | 'public key as secret' | 'another key' | 'a key of an unknown name'): Promise<string>;
  /** How the next tokens given out over HTTP are otherwise than usual. */
  next(...wishes: readonly (TokenWish & { readonly told?: number })[]): void;
  /** Whether the tenant's keys can be had. */
  hideKeys(hidden: boolean): void;
  stop(): Promise<void>;
}

export const clientId = 'scripts-of-members';
export const clientSecret = 'c4nary-client-secret-of-the-scripts';
export const audience = 'https://accounts.example/';

/** A stand-in for a tenant's token endpoint and keys: client credentials for one application, RS256. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let given = 0;
  let hidden = false;
  let origin = '';
  let wishes: readonly (TokenWish & { readonly told?: number })[] = [];
  const claims = ({ scope, client, issuer, expires, permissions, ...wish }: TokenWish = {}) => ({
    ...(permissions === undefined ? { scope: scope ?? 'read:accounts' } : { permissions }),
    azp: client ?? clientId,
    iss: issuer ?? `${origin}/`,
    aud: wish.audience ?? audience,
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + (expires ?? 86_400),
  });
  const signed = (key: CryptoKey | Uint8Array, header: { alg: string; kid: string }, wish?: TokenWish) =>
    new SignJWT(claims(wish)).setProtectedHeader(header).sign(key);
  const token = (wish: TokenWish = {}) => signed(privateKey, { alg: 'RS256', kid: 'one' }, wish);
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/jwks.json') return hidden ? answer(500, {}) : answer(200, { keys: [jwk] });
    if (request.url !== '/oauth/token') return answer(404, { error: 'not_found' });
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', async () => {
      const asked = JSON.parse(body) as Record<string, unknown>;
      const known = asked.client_id === clientId && asked.client_secret === clientSecret;
      if (!known || asked.grant_type !== 'client_credentials') return answer(401, { error: 'access_denied' });
      given += 1;
      const [{ told = 86_400, ...wish } = {}, ...later] = wishes;
      wishes = later;
      return answer(200, { access_token: await token(wish), expires_in: told, token_type: 'Bearer' });
    });
    return response;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: `${origin}/`,
    tokenUrl: `${origin}/oauth/token`,
    given: () => given,
    token,
    async forged(by) {
      if (by === 'nobody') return new UnsecuredJWT(claims()).encode();
      if (by === 'public key as secret') {
        return signed(new TextEncoder().encode(await exportSPKI(publicKey)), { alg: 'HS256', kid: 'one' });
      }
      const own = await generateKeyPair('RS256');
      return signed(own.privateKey, { alg: 'RS256', kid: by === 'another key' ? 'one' : 'two' });
    },
    next(...wanted) {
      wishes = wanted;
    },
    hideKeys(wanted) {
      hidden = wanted;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
