import type { SecureContext } from 'node:tls';
import { certificateFor, contextOf, type TestCertificate } from '../../integration/legacy/certificates.ts';
import { shaOneRelay } from '../../integration/legacy/relays.ts';
import { speaksStrictTds, speaksTds } from '../../integration/legacy/servers.ts';
import type { DiagnosisPage } from './diagnosis-page.ts';
import type { Failing } from './failing.ts';
import { place, usual, well, wellEngine } from './legacy-place.ts';

const own = await certificateFor('localhost');
const authority = await certificateFor('Contoso Root');
const issued = await certificateFor('localhost', authority);

/** The server of a context, its name and encryption as they are typed for it. */
async function encrypted(context: SecureContext, server = 'localhost') {
  const { port, becomes } = await place(well(context));
  return { becomes, typed: { ...usual, server, port: String(port), encryption: 'checked' } as const };
}

async function chooseFile({ page, press }: DiagnosisPage, { pem }: TestCertificate): Promise<void> {
  await page.getByRole('radio', { name: /^Use a certificate from our own authority/ }).check();
  await page
    .getByLabel(/^The authority’s certificate/)
    .setInputFiles({ name: 'root.pem', mimeType: 'application/x-pem-file', buffer: Buffer.from(pem) });
  await page.getByText('The certificate was read.').waitFor();
  await press('Trust the authority and run the checks again');
}

const trustIt = ({ press }: DiagnosisPage) => press('Trust and run the checks again');

/** Where the server can’t be proven to be the one that is meant: no password has been sent. */
export const encryptionFailures: readonly Failing[] = [
  {
    name: 'the certificate is self-signed, and this one is trusted',
    check: 'encryption',
    code: 'UF-1104',
    says: /The server’s certificate is self-signed\..*The password has not been sent.*Compare the fingerprint/s,
    async begin() {
      const { typed } = await encrypted(contextOf(own));
      return { typed, mend: trustIt };
    },
  },
  {
    name: 'the certificate is self-signed, and nobody checks it',
    check: 'encryption',
    code: 'UF-1104',
    says: /Connect without checking.*Risk, named in the report/s,
    async begin() {
      const { typed } = await encrypted(contextOf(own));
      return {
        typed,
        async mend({ page, press }) {
          await page.getByRole('radio', { name: /^Connect without checking/ }).check();
          await press('Run the checks without checking it');
        },
      };
    },
  },
  {
    name: 'the authority is not known to this computer, and its certificate is chosen',
    check: 'encryption',
    code: 'UF-1105',
    says: /this computer doesn’t trust who issued it.*Choose your authority’s certificate/s,
    async begin() {
      const { typed } = await encrypted(contextOf(issued));
      return { typed, mend: (page) => chooseFile(page, authority) };
    },
  },
  {
    name: 'the certificate is made out to another name, which is the right one',
    check: 'encryption',
    code: 'UF-1110',
    says: /made out to another name than 127\.0\.0\.1.*This name is the right one for this server: localhost/s,
    async begin() {
      const { typed } = await encrypted(contextOf(issued), '127.0.0.1');
      return {
        typed,
        async enter(page) {
          await page.runChecks();
          await page.failed('encryption', 'UF-1105');
          await chooseFile(page, authority);
        },
        mend: ({ press }) => press('Expect this name and run the checks again'),
      };
    },
  },
  {
    name: 'the server shows another certificate since it was restarted, and that one is trusted',
    check: 'encryption',
    code: 'UF-1106',
    says: /shows another certificate than the one that was trusted.*compare the fingerprint, and trust the new one/s,
    async begin() {
      const { typed, becomes } = await encrypted(contextOf(own));
      return {
        typed,
        async enter(page) {
          await page.runChecks();
          await page.failed('encryption', 'UF-1104');
          await trustIt(page);
          await page.allPassed();
          becomes(well(contextOf(await certificateFor('localhost'))));
          await page.runChecks();
        },
        mend: trustIt,
      };
    },
  },
  {
    name: 'the server knows TLS 1.0 alone, which is allowed for this connection',
    check: 'encryption',
    code: 'UF-1108',
    says: /only knows an encryption that is no longer safe \(TLS 1\.0.*update for TLS 1\.2/s,
    async begin() {
      const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const { typed } = await encrypted(contextOf(own, old));
      return {
        typed,
        async mend(page) {
          await page.press('Allow the old encryption for this connection');
          await page.failed('encryption', 'UF-1104');
          await trustIt(page);
        },
      };
    },
  },
  {
    name: 'the server hangs up on whoever offers no SHA-1, and is gone without encryption',
    check: 'encryption',
    code: 'UF-1108',
    says: /signatures with SHA-1.*Connect without encryption/s,
    async begin() {
      const { port: target } = await place(well(contextOf(own)));
      const port = await shaOneRelay(target);
      return {
        typed: { ...usual, port: String(port), encryption: 'checked' },
        mend: ({ press }) => press('Connect without encryption'),
      };
    },
  },
  {
    name: 'the server insists on encryption',
    check: 'encryption',
    code: 'UF-1103',
    says: /don’t agree on encryption.*If the server insists on encryption, choose “Encrypted”/s,
    async begin() {
      const { port } = await place(speaksTds(wellEngine, contextOf(own), { encryption: 'required' }));
      return {
        typed: { ...usual, server: 'localhost', port: String(port) },
        async mend(page) {
          await page.press('Encrypt, and check the certificate');
          await page.failed('encryption', 'UF-1104');
          await trustIt(page);
        },
      };
    },
  },
  {
    name: 'the server has no encryption, and is reached without on a network that is trusted',
    check: 'encryption',
    code: 'UF-1103',
    says: /Connect without encryption.*Risk, named in the report/s,
    async begin() {
      const { port } = await place(well());
      return {
        typed: { ...usual, port: String(port), encryption: 'checked' },
        mend: ({ press }) => press('Connect without encryption'),
      };
    },
  },
  {
    name: 'strict encryption is asked of a server that has none yet',
    check: 'encryption',
    code: 'UF-1109',
    says: /doesn’t offer strict encryption.*SQL Server 2022/s,
    async begin() {
      const { typed } = await encrypted(contextOf(own));
      return {
        typed: { ...typed, encryption: 'strict' },
        async mend(page) {
          await page.press('Encrypt, and check the certificate');
          await page.failed('encryption', 'UF-1104');
          await trustIt(page);
        },
      };
    },
  },
  {
    name: 'strict encryption, with an authority that this computer doesn’t know',
    check: 'encryption',
    code: 'UF-1105',
    says: /Choose your authority’s certificate/,
    async begin() {
      const { port } = await place(speaksStrictTds(wellEngine, contextOf(issued, { maxVersion: 'TLSv1.3' })));
      return {
        typed: { ...usual, server: 'localhost', port: String(port), encryption: 'strict' },
        mend: (page) => chooseFile(page, authority),
      };
    },
  },
];
