import { useState } from 'react';
import type { ExportWish, Failure } from '../../electron/assistant/contract/index.ts';
import { failureIn } from '../client/failure-in.ts';
import { useAssistant } from '../client/use-assistant.tsx';

interface WrittenFolder {
  readonly opened: boolean;
  readonly path: string;
  readonly told: readonly string[];
}

/** Something that is written into a folder for others to carry out. */
export interface Export {
  readonly writing: boolean;
  readonly written: WrittenFolder | undefined;
  readonly refused: Failure | undefined;
  write(wish: ExportWish): Promise<WrittenFolder | undefined>;
}

export function useExport(): Export {
  const assistant = useAssistant();
  const [writing, setWriting] = useState(false);
  const [written, setWritten] = useState<WrittenFolder>();
  const [refused, setRefused] = useState<Failure>();
  return {
    writing,
    written,
    refused,
    async write(wish) {
      const requestId = crypto.randomUUID();
      setWriting(true);
      setRefused(undefined);
      try {
        const folder = await assistant.call((client) => client.saveExport({ requestId, wish }));
        setWritten(folder);
        return folder;
      } catch (refusal) {
        setRefused(failureIn(refusal));
        return undefined;
      } finally {
        setWriting(false);
      }
    },
  };
}
