/** In bytes; a web.config is some kilobytes, and a message to the assistant holds no more. */
export const LARGEST_WEB_CONFIG = 450_000;

/** A file's text: Visual Studio writes UTF-8 with a byte-order mark, Windows' Editor sometimes UTF-16. */
export function textOfFile(content: ArrayBuffer): string {
  const [first, second] = new Uint8Array(content.slice(0, 2));
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}
