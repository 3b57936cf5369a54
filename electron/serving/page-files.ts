import { randomBytes } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { LookChoice } from '../assistant/contract/index.ts';
import { cspNoncePlaceholder } from './security-headers.ts';

/** One file of the page as it is served. */
export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer> | string;
  readonly contentType: string;
  /** Only index.html has one, a fresh one each time; it allows this answer's style elements. */
  readonly nonce: string;
  /** Built files carry a hash in their names and never change; index.html is never kept. */
  readonly cacheControl: string;
}

/** Stands in index.html where the look belongs, so that the page has it before it draws anything. */
const lookPlaceholder = 'USERFERRY-LOOK';

/** What a build of the page consists of; anything else in the folder is not served. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * The file of the page's folder under a URL's path, or undefined where there is none: paths that leave the folder, also through
 * a link inside it, and kinds of files that a build does not make.
 */
export async function pageFile(folder: string, urlPath: string, look: LookChoice): Promise<PageFile | undefined> {
  const path = await pathInside(folder, urlPath === '/' ? '/index.html' : urlPath);
  const contentType = path === undefined ? undefined : contentTypes[extname(path)];
  if (path === undefined || contentType === undefined) return undefined;
  const nonce = randomBytes(18).toString('base64');
  if (path.endsWith('.html')) {
    const body = (await readFile(path, 'utf8')).replaceAll(cspNoncePlaceholder, nonce).replace(lookPlaceholder, look);
    return { body, contentType, nonce, cacheControl: 'no-store' };
  }
  const immutable = urlPath.startsWith('/assets/');
  return {
    body: new Uint8Array(await readFile(path)),
    contentType,
    nonce,
    cacheControl: immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

async function pathInside(folder: string, urlPath: string): Promise<string | undefined> {
  const decoded = decodedPath(urlPath);
  if (decoded === undefined) return undefined;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, decoded));
    return path.startsWith(root + sep) ? path : undefined;
  } catch {
    // No such file: the same answer as for one that may not be had.
    return undefined;
  }
}

function decodedPath(urlPath: string): string | undefined {
  try {
    const decoded = decodeURIComponent(urlPath);
    // A backslash is a separator on Windows, a NUL ends a path in C.
    return /[\\\0]/.test(decoded) || decoded.split('/').includes('..') ? undefined : decoded;
  } catch {
    return undefined;
  }
}
