import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { ApiError, get, post } from '../api/client';
import type { Me } from '../api/types';
import { Waiting } from '../parts/Feedback';

/** The setup link's token: it stands after the hash sign, so it never reaches a server log. */
function setupToken(): string {
  return window.location.pathname === '/setup' ? window.location.hash.slice(1) : '';
}

/** Setup on the first run, sign-in ever after. */
export function Door() {
  const setup = useQuery({ queryKey: ['setup'], queryFn: () => get<{ done: boolean }>('/setup') });
  if (setup.isPending) {
    return <Waiting what="Glacis" />;
  }
  const token = setupToken();
  const isFirst = setup.data?.done === false;
  if (isFirst && token === '') {
    return (
      <main className="door">
        <h1>Glacis</h1>
        <p>
          Nobody has set this Glacis up yet. Open the setup link that it printed when it started; it is also
          in the file <code>setup-link</code> in its home folder.
        </p>
      </main>
    );
  }
  return <DoorForm token={isFirst ? token : ''} />;
}

function DoorForm({ token }: { token: string }) {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const enter = useMutation({
    mutationFn: () =>
      token === ''
        ? post<Me>('/session', { name, password })
        : post<Me>('/setup', { token, name, password }),
    onSuccess: (me) => {
      if (token !== '') {
        window.history.replaceState(null, '', '/');
      }
      queries.setQueryData(['me'], me);
    },
  });
  const error = enter.error instanceof ApiError ? enter.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <main className="door">
      <h1>{token === '' ? 'Sign in to Glacis' : 'Set up Glacis'}</h1>
      {token !== '' && <p>You are the first: choose the name and password of the admin.</p>}
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          autoComplete="username"
          required
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error?.field('/name')}
        />
        <PasswordInput
          label="Password"
          description={token === '' ? undefined : 'At least 12 characters; any will do.'}
          autoComplete={token === '' ? 'current-password' : 'new-password'}
          required
          minLength={token === '' ? 1 : 12}
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={error?.field('/password')}
        />
        {error && (
          <Alert color="red" variant="outline" role="alert" title={error.problem.title}>
            {error.problem.detail}
          </Alert>
        )}
        <Button type="submit" loading={enter.isPending}>
          {token === '' ? 'Sign in' : 'Create admin'}
        </Button>
      </form>
    </main>
  );
}
