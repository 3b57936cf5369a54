import { describe, expect, test } from 'vitest';
import type { CustomPasswordHash } from '../../../../electron/accounts/custom-password-hash.ts';
import { formatLabels } from '../../../../electron/accounts/passwords/format-labels.ts';
import { toPasswordHash } from '../../../../electron/accounts/passwords/to-password-hash.ts';
import { identityHash, membershipHash } from '../some-account.ts';
import { hashVectors, storedOf } from './hash-vectors.ts';

/** By meaning: bytes instead of their encoding, defaults written out. */
function meaning(hash: CustomPasswordHash | Record<string, unknown>): unknown {
  const {
    algorithm,
    hash: value,
    salt,
    password,
    ...rest
  } = hash as Record<string, Record<string, string> | undefined>;
  const bytes = (part: Record<string, string> | undefined) =>
    part && Buffer.from(part.value ?? '', (part.encoding ?? 'utf8') as BufferEncoding).toString('hex');
  return {
    ...rest,
    algorithm,
    hash: bytes(value),
    digest: value?.digest,
    key: bytes(value?.key as unknown as Record<string, string> | undefined),
    salt: bytes(salt),
    position: salt && (salt.position ?? 'prefix'),
    encoding: password?.encoding ?? 'utf8',
  };
}

const reasons: Record<string, string> = {
  'not-importable': 'password-not-importable',
  damaged: 'damaged-password',
  'needs-machine-key': 'password-needs-machine-key',
  'clear-over-72-bytes': 'clear-password-over-72-bytes',
  'no-password': 'no-password',
};

describe('password hashes', () => {
  test('there are 126 vectors', () => {
    expect(hashVectors.length).toBe(126);
  });

  test.each(hashVectors)('$id', (vector) => {
    const verdict = toPasswordHash(storedOf(vector), { membershipHash: 'auto' });
    if (vector.custom_password_hash !== null) {
      expect(verdict.kind).toBe('importable');
      if (verdict.kind === 'importable') expect(meaning(verdict.hash)).toEqual(meaning(vector.custom_password_hash));
    } else if (vector.reason === 'clear') {
      expect(verdict).toMatchObject({ kind: 'clear', password: vector.password });
    } else {
      expect(verdict).toMatchObject({ kind: 'held', reason: reasons[vector.reason ?? ''] });
    }
    expect(formatLabels[verdict.format].label).not.toBe('');
  });

  test('take the length for the algorithm where nobody looked into web.config', () => {
    const salt = Buffer.alloc(16, 7).toString('base64');
    const formatOf = (length: number) =>
      toPasswordHash(membershipHash(1, Buffer.alloc(length, 1).toString('base64'), salt), { membershipHash: 'auto' })
        .format;
    expect([16, 20, 32, 48, 64, 33].map(formatOf)).toEqual([
      'membership-md5-assumed',
      'membership-sha1-assumed',
      'membership-hmacsha256-assumed',
      'membership-sha384-or-hmacsha384',
      'membership-sha512-assumed',
      'membership-unreadable',
    ]);
    expect(formatLabels['membership-hmacsha256-assumed'].label).toContain('assumed');
  });

  test('of another length than the named algorithm has are taken by their length, and damaged where no algorithm has it', () => {
    const salt = Buffer.alloc(16, 7).toString('base64');
    const formatOf = (length: number) =>
      toPasswordHash(membershipHash(1, Buffer.alloc(length, 1).toString('base64'), salt), { membershipHash: 'sha256' })
        .format;
    expect([20, 32, 48, 64, 33].map(formatOf)).toEqual([
      'membership-sha1-assumed',
      'membership-sha256',
      'membership-sha384-or-hmacsha384',
      'membership-sha512-assumed',
      'membership-unreadable',
    ]);
  });

  test.each([
    ['', 'no-password'],
    ['x'.repeat(73), 'clear-password-over-72-bytes'],
    ['ж'.repeat(37), 'clear-password-over-72-bytes'],
    ['a\0b', 'damaged-password'],
    ['a\ud83d', 'damaged-password'],
  ])('clear text %j is held: %s', (password, reason) => {
    expect(toPasswordHash(membershipHash(0, password), { membershipHash: 'auto' })).toMatchObject({
      kind: 'held',
      reason,
    });
  });

  test('clear text of 72 bytes is sent', () => {
    for (const password of ['x'.repeat(72), 'ж'.repeat(36), ' ']) {
      const verdict = toPasswordHash(membershipHash(0, password), { membershipHash: 'auto' });
      expect(verdict).toEqual({ kind: 'clear', format: 'clear-text', password });
    }
  });

  test('an Identity v3 header that lies about its lengths or iterations is damaged', () => {
    const header = (prf: number, iterations: number, salt: number) => {
      const bytes = Buffer.alloc(61, 9);
      bytes[0] = 1;
      bytes.writeUInt32BE(prf, 1);
      bytes.writeUInt32BE(iterations, 5);
      bytes.writeUInt32BE(salt, 9);
      return toPasswordHash(identityHash(bytes.toString('base64')), { membershipHash: 'auto' }).kind;
    };
    expect(header(1, 10_000, 16)).toBe('importable');
    expect(header(1, 0, 16)).toBe('held');
    expect(header(1, 0xffff_ffff, 16)).toBe('held');
    expect(header(1, 10_000, 33)).toBe('held');
    expect(header(1, 10_000, 0xffff_ffff)).toBe('held');
    expect(header(1, 10_000, 15)).toBe('held');
  });

  test('in binary columns of a store that keeps text are damaged', () => {
    const bytes = Buffer.alloc(20);
    for (const stored of [
      { ...identityHash(''), hash: bytes },
      { ...membershipHash(1, bytes.toString('base64')), salt: bytes },
    ])
      expect(toPasswordHash(stored, { membershipHash: 'auto' })).toMatchObject({
        kind: 'held',
        reason: 'damaged-password',
      });
  });
});
