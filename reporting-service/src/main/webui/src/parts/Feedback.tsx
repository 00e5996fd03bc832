import { Alert, Button, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../api/client';

/** Something is on its way. */
export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status">
      <Loader size="sm" aria-hidden="true" /> Loading {what} …
    </div>
  );
}

/** There is nothing here yet: what it would be, and one thing to do. */
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** What went wrong, in the service's own words. */
export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const problem = error instanceof ApiError ? error.problem : undefined;
  return (
    <Alert color="red" variant="outline" title={problem?.title ?? 'This page has a fault'} role="alert">
      <p>{problem?.detail ?? error.message}</p>
      {retry && (
        <Button variant="default" size="xs" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
