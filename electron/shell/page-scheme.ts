import type { CustomScheme, Protocol } from 'electron';
import type { LookChoice } from '../assistant/contract/index.ts';
import { pageFile } from '../serving/page-files.ts';
import { securityHeaders } from '../serving/security-headers.ts';

const scheme = 'userferry';

/** The page's one origin in Electron: a scheme of our own, because file: has no origin worth the name. */
export const pageOrigin = `${scheme}://app`;

/** To be registered before the application is ready: relative addresses, a real origin and a secure context need it. */
export const pageScheme: CustomScheme = {
  scheme,
  privileges: { standard: true, secure: true, supportFetchAPI: true },
};

/** Serves the page's folder, and nothing else, under the scheme; `look` is how the page is to look at first. */
export function servePage(protocol: Pick<Protocol, 'handle'>, pageFolder: string, look: () => LookChoice): void {
  protocol.handle(scheme, async (request) => {
    if (!isPageAddress(request.url)) return refusal(404);
    if (request.method !== 'GET') return refusal(405);
    const file = await pageFile(pageFolder, new URL(request.url).pathname, look());
    if (file === undefined) return refusal(404);
    return new Response(file.body, {
      headers: {
        ...securityHeaders({ nonce: file.nonce, connect: [] }),
        'content-type': file.contentType,
        'cache-control': 'no-store',
      },
    });
  });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } });
}

/** Whether an address is the page's own; Node's URL gives a scheme of our own no origin, so its parts are compared. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}` === pageOrigin;
}
