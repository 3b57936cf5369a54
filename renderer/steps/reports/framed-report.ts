/**
 * The report as the frame may show it. A srcdoc document stands under the page's own CSP, which allows style elements by nonce
 * and no style attributes: style elements get the nonce, and each attribute becomes a rule in one more of them. Only tags are
 * touched; in the report's text every `<` and `>` is escaped. What this should miss, the CSP stops and the frame shows plainly.
 */
export function framedReport(html: string, nonce: string): string {
  const rules: string[] = [];
  const opening = ['<style', attribute('nonce', nonce)].join(' ');
  const touched = html.replace(/<[a-z][^<>]*>/gi, (tag) => {
    if (/^<style[\s>]/i.test(tag)) return tag.replace(/^<style/i, opening);
    return tag.replace(/\sstyle="([^"]*)"/i, (_, declarations: string) => {
      rules.push(`[${attribute('data-style', rules.length)}]{${declarations}}`);
      return ` ${attribute('data-style', rules.length - 1)}`;
    });
  });
  if (rules.length === 0) return touched;
  return touched.replace('</head>', () => `${opening}>${rules.join('\n')}</style></head>`);
}

function attribute(name: string, value: string | number): string {
  return `${name}="${value}"`;
}
