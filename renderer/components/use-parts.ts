import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ContractClient } from '../client/transport.ts';
import { useAssistant } from '../client/use-assistant.tsx';

/** So many rows are asked for at once. */
const PART = 200;
/** A part that nobody has looked at for so long is forgotten: who scrolls past a million rows does not gather them. */
const KEPT_MS = 30_000;

interface ReadPart<Row> {
  readonly rows: readonly Row[];
}

/** A list that is read where somebody looks. */
export interface Parts<Row> {
  /** Undefined while it is being read. */
  rowAt(index: number): Row | undefined;
  /** To be told which rows are in sight. */
  readonly onSight: (first: number, end: number) => void;
  readonly failed: boolean;
}

/**
 * @param name what the list shows: under another one nothing that was read counts
 * @param read the rows from a place on; the same for the same name
 */
export function useParts<Row>(
  name: readonly unknown[],
  read: (client: ContractClient, from: number, limit: number, signal: AbortSignal) => Promise<ReadPart<Row>>,
): Parts<Row> {
  const assistant = useAssistant();
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const { first, last } = sight;
  const shown = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const parts = useQueries({
    queries: shown.map((part) => ({
      queryKey: [...name, 'part', part],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        assistant.call((client) => read(client, part * PART, PART, signal)),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEPT_MS,
      refetchOnReconnect: false,
      refetchOnWindowFocus: false,
    })),
  });
  const onSight = useCallback((from: number, end: number) => {
    const next = { first: Math.floor(from / PART), last: Math.floor(Math.max(from, end - 1) / PART) };
    setSight((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, []);
  return {
    rowAt: (index) => parts[Math.floor(index / PART) - first]?.data?.rows[index % PART],
    onSight,
    failed: parts.some(({ isError }) => isError),
  };
}
