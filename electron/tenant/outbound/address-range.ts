import { isIPv4 } from 'node:net';

/** IPv4 addresses from the first to the last, both included. */
export interface AddressRange {
  /** As firewalls take it: `192.0.2.1`, `192.0.2.0/24`. */
  readonly text: string;
  readonly first: string;
  readonly last: string;
}

/** Wider than anything Auth0 has ever published; a list that opens more than this is taken for a mistake. */
const widestPrefix = 16;

/** Reads an address or a CIDR range; null for anything else, for bits behind the prefix and for what is wider than a /16. */
export function readAddressRange(text: string): AddressRange | null {
  const [, address = '', prefixText = '32'] = /^([\d.]+)(?:\/(\d{1,2}))?$/.exec(text) ?? [];
  const prefix = Number(prefixText);
  if (!isIPv4(address) || prefix < widestPrefix || prefix > 32) return null;
  const size = 2 ** (32 - prefix);
  const first = numberOf(address);
  if (first % size !== 0) return null;
  return { text: prefix === 32 ? address : `${address}/${prefix}`, first: address, last: addressOf(first + size - 1) };
}

/** In the order of their numbers, none twice. */
export function inOrder(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const distinct = new Map(ranges.map((range) => [range.text, range]));
  return [...distinct.values()].toSorted((one, other) => numberOf(one.first) - numberOf(other.first));
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function addressOf(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
