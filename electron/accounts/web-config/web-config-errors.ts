import { UserferryError } from '../../common/userferry-error.ts';

const kept = 'Nothing of the file was kept, and nothing was changed.';

/** UF-3101: the text is no XML, or no configuration. Tells where, never what: the file may hold keys. */
export function notAWebConfig(where: { readonly line: number; readonly column: number } | null): UserferryError {
  return new UserferryError({
    code: 'UF-3101',
    message:
      where === null
        ? 'This is neither a web.config nor the file of its <membership> or <machineKey> section: its outermost element is another.'
        : `This is not a web.config: it stops being XML in line ${where.line}, column ${where.column}.`,
    kept,
    next: 'Choose the web.config of the application whose accounts these are, as it lies on the web server.',
  });
}

/** UF-3102: far larger than any web.config, or nested deeper. */
export function tooLargeWebConfig(): UserferryError {
  return new UserferryError({
    code: 'UF-3102',
    message: 'This file is too large or nested too deeply for a web.config, and was not read.',
    kept,
    next: 'Choose the web.config itself. If it really is that large, copy its <membership> and <machineKey> elements, with the elements around them, into a file of their own.',
  });
}

/** UF-3103: a document type, with which XML can fetch files and grow without bound. ASP.NET's configuration has none. */
export function documentTypeInWebConfig(): UserferryError {
  return new UserferryError({
    code: 'UF-3103',
    message: 'This file declares a document type (<!DOCTYPE …>), which no web.config needs, and was not read.',
    kept,
    next: 'Make sure that it is the application’s own web.config; then remove the declaration from a copy and choose that.',
  });
}
