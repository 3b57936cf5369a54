/** The address of a picture, or null for what is none: Auth0's schema takes an absolute URL, and a path of the old site leads nowhere. */
export function pictureToSend(picture: string | null): string | null {
  const trimmed = picture?.trim() ?? '';
  if (!/^https?:\/\//i.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}
