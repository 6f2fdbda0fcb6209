import { type RefObject, useCallback, useRef, useState } from 'react';
import type { DraftContent } from '#domain/log/draft';
import { keepFile } from './keep-file.ts';

/** How files come into a form. */
export type Attaching = {
  /** Takes files into the store as attachments of what stands in the form now; rejects with what was refused. */
  readonly attach: (files: readonly File[]) => Promise<void>;
  readonly isAttaching: boolean;
  /** Waits until every file that was given has been taken or refused. */
  readonly untilAttached: () => Promise<void>;
};

/** Takes files for a form; a large one takes seconds, and by then somebody may have typed on or begun another entry. */
export function useAttaching(
  newest: RefObject<{ readonly id: string; readonly content: DraftContent }>,
  change: (parts: Partial<DraftContent>) => void,
): Attaching {
  const underWay = useRef<Promise<unknown> | undefined>(undefined);
  const [isAttaching, setAttaching] = useState(false);
  const attach = useCallback(
    async (files: readonly File[]): Promise<void> => {
      const owner = newest.current.id;
      const takeAll = async (): Promise<void> => {
        for (const file of files) {
          const kept = await keepFile(file);
          // Another entry stands in the form by now: the file is not that one's.
          if (newest.current.id !== owner) return;
          change({ attachments: [...newest.current.content.attachments, kept] });
        }
      };
      const work = takeAll();
      const all = Promise.allSettled([underWay.current, work]);
      underWay.current = all;
      setAttaching(true);
      try {
        await work;
      } finally {
        if (underWay.current === all) setAttaching(false);
      }
    },
    [newest, change],
  );
  const untilAttached = useCallback(async (): Promise<void> => {
    await underWay.current;
  }, []);
  return { attach, isAttaching, untilAttached };
}
