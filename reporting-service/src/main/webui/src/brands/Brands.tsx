import { Alert, Button, Checkbox, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ApiError, post } from '../api/client';
import type { Brand } from '../api/types';
import { Failed, Waiting } from '../parts/Feedback';
import { moment, plain, shown } from '../parts/words';
import { useBrands } from './brands';

/** What is watched, and a form to watch something more. */
export function Brands() {
  const brands = useBrands();
  return (
    <>
      <h1>Brands</h1>
      {brands.isPending && <Waiting what="brands" />}
      {brands.error && <Failed error={brands.error} retry={() => void brands.refetch()} />}
      {brands.data && brands.data.items.length > 0 && (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Brand</th>
              <th scope="col">Domains</th>
              <th scope="col">Rating</th>
              <th scope="col">Clearance</th>
              <th scope="col">May be tested, says</th>
              <th scope="col">Next scan</th>
            </tr>
          </thead>
          <tbody>
            {brands.data.items.map((brand) => (
              <tr key={brand.id}>
                <th scope="row">
                  <Link to="/" search={{ brand: brand.id }}>
                    {shown(brand.name)}
                  </Link>
                </th>
                <td>{brand.domains.concat(brand.ranges).map(shown).join(', ')}</td>
                <td>{brand.grade ? `${brand.grade} (${brand.score})` : 'not rated yet'}</td>
                <td>{plain(brand.clearance)}</td>
                <td>{shown(brand.consentedBy)}</td>
                <td>{brand.nextScanAt ? moment(brand.nextScanAt) : 'on request only'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DeclareForm />
    </>
  );
}

function lines(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function DeclareForm() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [domains, setDomains] = useState('');
  const [excludes, setExcludes] = useState('');
  const [consent, setConsent] = useState(false);
  const declare = useMutation({
    mutationFn: async () => {
      const brand = await post<Brand>('/brands', {
        name,
        domains: lines(domains),
        excludes: lines(excludes),
        consent,
      });
      await post(`/brands/${brand.id}/scans`, {});
      return brand;
    },
    onSuccess: async (brand) => {
      await queries.invalidateQueries();
      await navigate({ to: '/scans', search: { brand: brand.id } });
    },
  });
  const error = declare.error instanceof ApiError ? declare.error : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    declare.mutate();
  };
  return (
    <section aria-labelledby="declare">
      <h2 id="declare">Declare a brand</h2>
      <form onSubmit={submit} className="form">
        <TextInput
          label="Name"
          description="As people write it; it is also searched for."
          required
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error?.field('/name')}
        />
        <Textarea
          label="Domains"
          description="One on each line; each covers everything below it."
          required
          autosize={false}
          rows={2}
          value={domains}
          onChange={(event) => setDomains(event.currentTarget.value)}
          error={error?.field('/domains')}
        />
        <Textarea
          label="Never touch"
          description="Names or address blocks. They always win."
          rows={2}
          value={excludes}
          onChange={(event) => setExcludes(event.currentTarget.value)}
          error={error?.field('/excludes')}
        />
        <Checkbox
          label="I may test this: it is mine, or its owner has told me so"
          required
          checked={consent}
          onChange={(event) => setConsent(event.currentTarget.checked)}
          error={error?.field('/consent')}
        />
        {error && (
          <Alert color="red" variant="outline" role="alert" title={error.problem.title}>
            {error.problem.detail}
          </Alert>
        )}
        <Button type="submit" loading={declare.isPending}>
          Declare and scan
        </Button>
      </form>
    </section>
  );
}
