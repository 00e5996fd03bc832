import { useQuery } from '@tanstack/react-query';
import { ApiError, get } from '../api/client';
import type { Me } from '../api/types';

/** Who is signed in; null where nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async (): Promise<Me | null> => {
      try {
        return await get<Me>('/me');
      } catch (error) {
        if (error instanceof ApiError && error.problem.status === 401) {
          return null;
        }
        throw error;
      }
    },
    staleTime: 60_000,
  });
}
