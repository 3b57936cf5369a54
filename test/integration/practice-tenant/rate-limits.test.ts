import { expect, test } from 'vitest';
import { OpenedTenant } from './opened-tenant.ts';

const second = 1_000;
const plans = [
  { plan: 'free', path: 'connections', burst: 2, perSecond: 2, fullAfter: 1, apart: false },
  { plan: 'professional', path: 'connections', burst: 5, perSecond: 50 / 60, fullAfter: 6, apart: true },
  { plan: 'professional', path: 'users', burst: 40, perSecond: 500 / 60, fullAfter: 5, apart: true },
  { plan: 'professional', path: 'logs', burst: 10, perSecond: 150 / 60, fullAfter: 4, apart: true },
  { plan: 'enterprise', path: 'users', burst: 50, perSecond: 16, fullAfter: 4, apart: false },
] as const;

test.each(plans)('$plan, $path: a burst of $burst, then $perSecond a second', async (limit) => {
  const { plan, path, burst, perSecond, fullAfter, apart } = limit;
  const tenant = await OpenedTenant.open({ plan, clock: 'simulated' });
  try {
    const nowSeconds = Number((await tenant.state()).now) / second;
    for (let left = burst - 1; left >= 0; left -= 1) {
      const { status, headers } = await tenant.call('GET', path);
      expect(status).toBe(200);
      expect(headers.get('x-ratelimit-limit')).toBe(String(burst));
      expect(headers.get('x-ratelimit-remaining')).toBe(String(left));
    }
    const refused = await tenant.call('GET', path);
    expect(refused).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: 'Global limit has been reached', errorCode: 'too_many_requests' },
    });
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    const reset = Number(refused.headers.get('x-ratelimit-reset'));
    expect(reset).toBe(Math.ceil(nowSeconds + burst / perSecond));
    expect(Math.ceil(burst / perSecond)).toBeLessThanOrEqual(fullAfter);
    // Of another group only plans that count apart still take a call.
    const other = path === 'users' ? 'connections' : 'users';
    expect((await tenant.call('GET', other)).status).toBe(apart ? 200 : 429);
    await tenant.control('clock', { milliseconds: Math.ceil(second / perSecond) });
    expect((await tenant.call('GET', path)).status).toBe(200);
    expect((await tenant.call('GET', path)).status).toBe(429);
  } finally {
    await tenant.stop();
  }
});

test('errors count and carry the headers too; sign-ins and unlimited tenants have none', async () => {
  const tenant = await OpenedTenant.open({ plan: 'free', clock: 'simulated' });
  const unlimited = await OpenedTenant.open({ plan: 'unlimited' });
  try {
    const missing = await tenant.call('GET', 'users/auth0%7Cnobody');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('x-ratelimit-remaining')).toBe('1');
    expect((await tenant.signIn('nobody', 'x')).headers.has('x-ratelimit-limit')).toBe(false);
    expect((await unlimited.call('GET', 'users')).headers.has('x-ratelimit-limit')).toBe(false);
  } finally {
    await Promise.all([tenant.stop(), unlimited.stop()]);
  }
});
