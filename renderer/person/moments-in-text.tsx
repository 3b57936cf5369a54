import { Fragment } from 'react';
import { dateAndTime } from '../words/times.ts';
import { inSight } from '../words/unseen-characters.ts';

const moment = /(\d{4}-\d\d-\d\d \d\d:\d\d UTC)/;

/** A sentence of the assistant’s whose times, which it gives in UTC, stand in local time; UTC shows when the pointer rests on one. */
export function MomentsInText({ text }: { readonly text: string }) {
  return text.split(moment).map((piece, index) => {
    const at = index % 2 === 0 ? Number.NaN : Date.parse(`${piece.slice(0, 16).replace(' ', 'T')}Z`);
    // Pieces never change places.
    const key = `${index} ${piece}`;
    if (Number.isNaN(at)) return <Fragment key={key}>{inSight(piece)}</Fragment>;
    return (
      <time key={key} dateTime={new Date(at).toISOString()} title={piece}>
        {dateAndTime(at)}
      </time>
    );
  });
}
