import { useEffect, useRef, useState } from 'react';

/**
 * A choice that the assistant keeps, shown as soon as it is made: without this a radio button would fall back to the old
 * answer until the next snapshot comes. What the assistant says prevails: from the first snapshot after its reply, and at once
 * where it `refused`.
 */
export function useAtOnce<Value extends object>(
  kept: Value,
  keep: (value: Value) => Promise<unknown>,
  refused: boolean,
): readonly [Value, (value: Value) => void] {
  const [wish, setWish] = useState<{ readonly value: Value; readonly over?: Value }>();
  const latest = useRef(kept);
  useEffect(() => {
    latest.current = kept;
  }, [kept]);
  const answered = wish?.over !== undefined && wish.over !== kept;
  if (answered) setWish(undefined);
  const choose = async (value: Value) => {
    const made = { value };
    setWish(made);
    await keep(value);
    setWish((now) => (now === made ? { value, over: latest.current } : now));
  };
  return [wish === undefined || answered || refused ? kept : wish.value, (value) => void choose(value)];
}
