import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { get, query } from '../api/client';
import type { AssetRow, Page } from '../api/types';
import { useBrand } from '../brands/brands';
import { NoBrand } from '../brands/NoBrand';
import { Empty, Failed, Waiting } from '../parts/Feedback';
import { type Column, Grid } from '../parts/Grid';
import { moment, percent, plain, shown } from '../parts/words';
import { AssetPanel } from './AssetPanel';

const PAGE = 100;

const COLUMNS: Column<AssetRow>[] = [
  { id: 'kind', header: 'Kind', cell: ({ row }) => plain(row.original.kind) },
  {
    id: 'value',
    header: 'Asset',
    cell: ({ row }) => <span className="where">{shown(row.original.value)}</span>,
  },
  { id: 'state', header: 'State', cell: ({ row }) => plain(row.original.state) },
  { id: 'confidence', header: 'Confidence', cell: ({ row }) => percent(row.original.confidence) },
  { id: 'open', header: 'Open findings', cell: ({ row }) => row.original.openFindings },
  { id: 'seen', header: 'Last seen', cell: ({ row }) => moment(row.original.lastSeenAt) },
];

/** What belongs to the brand, and why we think so. */
export function Assets() {
  const { brand, isPending } = useBrand();
  const search = useSearch({ from: '/assets' });
  const navigate = useNavigate({ from: '/assets' });
  const filter = { brand: brand?.id, kind: search.kind, state: search.state, text: search.text };
  const pages = useInfiniteQuery({
    queryKey: ['assets', 'list', filter],
    enabled: brand !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<AssetRow>>(`/assets${query({ ...filter, limit: PAGE, page_token: pageParam })}`),
    getNextPageParam: (page) => page.next_page_token ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) {
      void fetchNextPage();
    }
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const change = (changed: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });

  if (isPending) {
    return <Waiting what="brands" />;
  }
  if (!brand) {
    return <NoBrand />;
  }
  const total = pages.data?.pages[0]?.total;
  return (
    <>
      <h1>Assets</h1>
      <div className="filters">
        <TextInput
          label="Search"
          placeholder="name, address or title"
          defaultValue={search.text ?? ''}
          maxLength={200}
          onChange={(event) => change({ text: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label="Kind"
          value={search.kind ?? ''}
          onChange={(event) => change({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'every kind' },
            { value: 'REGISTERED_DOMAIN', label: 'registered domains' },
            { value: 'HOSTNAME', label: 'hostnames' },
            { value: 'IP_ADDRESS', label: 'addresses' },
            { value: 'PORT', label: 'ports' },
            { value: 'WEB_APP', label: 'web apps' },
            { value: 'BUCKET', label: 'buckets' },
            { value: 'CERTIFICATE', label: 'certificates' },
            { value: 'REPOSITORY', label: 'repositories' },
          ]}
        />
        <NativeSelect
          label="State"
          value={search.state ?? ''}
          onChange={(event) => change({ state: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'every state' },
            { value: 'OWNED', label: 'owned' },
            { value: 'CANDIDATE', label: 'candidates' },
            { value: 'DEPENDENCY', label: 'dependencies' },
            { value: 'MONITOR_ONLY', label: 'only watched' },
            { value: 'REJECTED', label: 'rejected' },
          ]}
        />
        <p className="count" role="status">
          {total && `${total.type === 'AT_LEAST' ? 'more than ' : ''}${total.count} assets`}
        </p>
      </div>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Waiting what="assets" />}
      {!pages.isPending && rows.length === 0 && !pages.error && (
        <Empty title="No asset matches">
          <p>Assets are found by scans, from the domains of the brand onwards.</p>
        </Empty>
      )}
      <div className={search.asset ? 'split open' : 'split'}>
        {rows.length > 0 && (
          <Grid
            label="Assets"
            columns={COLUMNS}
            rows={rows}
            total={total?.count ?? rows.length}
            selected={search.asset}
            onOpen={(row) => change({ asset: row.id })}
            onEnd={onEnd}
          />
        )}
        {search.asset && (
          <AssetPanel id={search.asset} onClose={() => change({ asset: undefined })} />
        )}
      </div>
    </>
  );
}
