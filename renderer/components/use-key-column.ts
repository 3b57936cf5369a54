import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

/** Keys of so many characters still fit below the title of a short column. */
const SHORT_KEY = 16;
/** So many of the first rows tell how long the keys of a database are. */
const LOOKED_AT = 20;

const useStyles = makeStyles({
  // The title just fits.
  short: { width: '24%' },
  // A GUID fits into it whole, so that it can be compared at a glance.
  long: { width: '36%' },
});

/**
 * How wide the column of a database's keys is: numbers leave the room to addresses. It stays as wide as it once was, as a list that is read
 * in parts forgets its first rows.
 */
export function useKeyColumn(keyAt: (index: number) => string | undefined): string {
  const { short, long } = useStyles();
  const [wasLong, setWasLong] = useState(false);
  const isLong =
    wasLong ||
    Array.from({ length: LOOKED_AT }, (_, index) => keyAt(index) ?? '').some((key) => key.length > SHORT_KEY);
  if (isLong !== wasLong) setWasLong(isLong);
  return isLong ? long : short;
}
