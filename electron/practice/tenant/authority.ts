import { generate } from 'selfsigned';

const DAY = 86_400_000;

/** An authority and a certificate by it for this machine, PEM, made anew at each start; the authority's key is forgotten at once. */
export async function makeAuthority(
  now: number,
): Promise<{ readonly authority: string; readonly key: string; readonly certificate: string }> {
  // A day of tolerance for clocks, a month of life: no practice tenant runs longer.
  const life = { notBeforeDate: new Date(now - DAY), notAfterDate: new Date(now + 30 * DAY) };
  const kind = { keyType: 'ec', algorithm: 'sha256', ...life } as const;
  const authority = await generate([{ name: 'commonName', value: 'Userferry practice authority' }], {
    ...kind,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...kind,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { authority: authority.cert, key: server.private, certificate: server.cert };
}
