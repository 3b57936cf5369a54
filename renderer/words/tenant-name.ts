/** A tenant as people name it, everywhere: the one for practice is kept with its `http://`, and others are typed with `https://` at times. */
export function tenantName(domain: string): string {
  return domain.replace(/^https?:\/\//, '');
}
