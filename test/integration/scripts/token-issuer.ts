import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** What the tokens of a stand-in tenant say. */
export interface TokenWish {
  readonly issuer?: string;
  readonly audience?: string;
  readonly scope?: string;
  readonly client?: string;
  /** Seconds from now. */
  readonly expires?: number;
}

export interface TokenIssuer {
  readonly issuer: string;
  readonly tokenUrl: string;
  /** How many tokens were given out over HTTP. */
  given(): number;
  token(wish?: TokenWish): Promise<string>;
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
  let origin = '';
  const token = (wish: TokenWish = {}) =>
    new SignJWT({ scope: wish.scope ?? 'read:accounts', azp: wish.client ?? clientId })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(wish.issuer ?? `${origin}/`)
      .setAudience(wish.audience ?? audience)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + (wish.expires ?? 86_400))
      .sign(privateKey);
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/jwks.json') return answer(200, { keys: [jwk] });
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
      return answer(200, { access_token: await token(), expires_in: 86_400, token_type: 'Bearer' });
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
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
