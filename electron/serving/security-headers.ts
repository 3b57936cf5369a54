/** Stands in index.html wherever the nonce belongs; replaced for every answer. */
export const cspNoncePlaceholder = 'USERFERRY-CSP-NONCE';

/** Where the page may connect to beside its own origin: the browser host's WebSocket; nothing in Electron. */
export interface PolicyOptions {
  readonly nonce: string;
  readonly connect: readonly string[];
}

/**
 * The page's Content-Security-Policy: its own files, style elements by nonce (Fluent UI writes its styles at run time), and
 * no `unsafe-*`. Frames are only srcdoc documents, which stand under this same policy.
 */
export function contentSecurityPolicy({ nonce, connect }: PolicyOptions): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${connect.length === 0 ? "'none'" : connect.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers that every answer with a file of the page carries, whoever serves it. */
export function securityHeaders(policy: PolicyOptions): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(policy),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=()',
  };
}
