/** E.164, which Auth0's import asks of `phone_number`: a plus and up to fifteen digits, the first not zero. */
const E164 = /^\+[1-9][0-9]{1,14}$/;

/** The phone number to send, or null when it is none or not in E.164: guessing a country would invent a number. */
export function phoneToSend(phoneNumber: string | null): string | null {
  const trimmed = phoneNumber?.trim() ?? '';
  return E164.test(trimmed) ? trimmed : null;
}
