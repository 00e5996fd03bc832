import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/**
 * Follows a scan. An event only says that the scan moved; what is shown is asked for again. The browser
 * comes back by itself and says which event it saw last.
 */
export function useLive(scan: string | undefined, isRunning: boolean): 'off' | 'live' | 'waiting' {
  const queries = useQueryClient();
  const [state, setState] = useState<'off' | 'live' | 'waiting'>('off');
  useEffect(() => {
    if (!scan || !isRunning) {
      setState('off');
      return;
    }
    const source = new EventSource(`/api/v1/scans/${encodeURIComponent(scan)}/events`);
    const refresh = () => void queries.invalidateQueries();
    source.onopen = () => setState('live');
    source.onerror = () => {
      setState('waiting');
      if (source.readyState === EventSource.CLOSED) {
        refresh(); // perhaps the session has ended: the next answer tells
      }
    };
    source.addEventListener('progressed', refresh);
    source.addEventListener('completed', () => {
      source.close();
      setState('off');
      refresh();
    });
    return () => source.close();
  }, [scan, isRunning, queries]);
  return state;
}
