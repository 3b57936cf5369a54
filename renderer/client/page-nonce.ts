/** The nonce under which this page may add style elements; Vite leaves it in a meta element, the host fills it in. */
export function pageNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
