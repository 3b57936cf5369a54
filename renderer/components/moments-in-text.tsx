import { Fragment } from 'react';
import { dateAndTime, timeOfDay } from '../words/times.ts';
import { inSight } from '../words/unseen-characters.ts';

/** To the minute with its day, or to the second where the moments around it are told so. */
const moment = /(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? UTC)/;

const toTheMinute = '2026-11-27 04:30 UTC'.length;

/** A sentence of the assistant’s whose times, which it gives in UTC, stand in local time; UTC shows when the pointer rests on one. */
export function MomentsInText({ text }: { readonly text: string }) {
  return text.split(moment).map((piece, index) => {
    const at = index % 2 === 0 ? Number.NaN : Date.parse(piece.replace(' UTC', 'Z').replace(' ', 'T'));
    // Pieces never change places.
    const key = `${index} ${piece}`;
    if (Number.isNaN(at)) return <Fragment key={key}>{inSight(piece)}</Fragment>;
    return (
      <time key={key} dateTime={new Date(at).toISOString()} title={piece}>
        {piece.length > toTheMinute ? timeOfDay(at) : dateAndTime(at)}
      </time>
    );
  });
}
