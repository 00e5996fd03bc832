import { NativeSelect, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { get, query } from '../api/client';
import type { FindingRow, Page } from '../api/types';
import { useBrand } from '../brands/brands';
import { NoBrand } from '../brands/NoBrand';
import { Empty, Failed, Waiting } from '../parts/Feedback';
import { type Column, Grid } from '../parts/Grid';
import { SEVERITIES, SeverityMark } from '../parts/Severity';
import { moment, plain, shown } from '../parts/words';
import { FindingPanel } from './FindingPanel';

const PAGE = 100;

const COLUMNS: Column<FindingRow>[] = [
  {
    id: 'severity',
    header: 'Severity',
    cell: ({ row }) => <SeverityMark severity={row.original.severity} />,
  },
  { id: 'exposure', header: 'Exposure', cell: ({ row }) => shown(row.original.title) },
  {
    id: 'asset',
    header: 'Asset',
    cell: ({ row }) => <span className="where">{shown(row.original.assetValue)}</span>,
  },
  { id: 'state', header: 'State', cell: ({ row }) => plain(row.original.state) },
  { id: 'age', header: 'First seen', cell: ({ row }) => moment(row.original.firstSeenAt) },
];

/** Findings as a list with a panel beside it. The whole state of the screen is in its address. */
export function Exposures() {
  const { brand, isPending } = useBrand();
  const search = useSearch({ from: '/exposures' });
  const navigate = useNavigate({ from: '/exposures' });
  const filter = {
    brand: brand?.id,
    severity: search.severity,
    state: search.state ?? 'open',
    text: search.text,
    sort: search.sort ?? 'severity',
  };
  const pages = useInfiniteQuery({
    queryKey: ['findings', 'list', filter],
    enabled: brand !== undefined,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      get<Page<FindingRow>>(
        `/findings${query({ ...filter, state: filter.state === 'all' ? undefined : filter.state, limit: PAGE, page_token: pageParam })}`,
      ),
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
      <h1>Exposures</h1>
      <div className="filters">
        <TextInput
          label="Search"
          placeholder="asset, title or check"
          defaultValue={search.text ?? ''}
          maxLength={200}
          onChange={(event) => change({ text: event.currentTarget.value || undefined })}
        />
        <NativeSelect
          label="Severity"
          value={search.severity ?? ''}
          onChange={(event) => change({ severity: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: 'every severity' },
            ...SEVERITIES.map((severity) => ({ value: severity, label: severity.toLowerCase() })),
          ]}
        />
        <NativeSelect
          label="State"
          value={search.state ?? 'open'}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: 'open', label: 'open' },
            { value: 'VERIFIED', label: 'fixed and verified' },
            { value: 'ACCEPTED,FALSE_POSITIVE', label: 'suppressed' },
            { value: 'all', label: 'every state' },
          ]}
        />
        <NativeSelect
          label="Order"
          value={search.sort ?? 'severity'}
          onChange={(event) => change({ sort: event.currentTarget.value })}
          data={[
            { value: 'severity', label: 'worst first' },
            { value: 'first_seen', label: 'newest first' },
            { value: 'changed', label: 'last changed first' },
            { value: 'asset', label: 'by asset' },
          ]}
        />
        <p className="count" role="status">
          {total && `${total.type === 'AT_LEAST' ? 'more than ' : ''}${total.count} findings`}
        </p>
      </div>
      {pages.error && <Failed error={pages.error} retry={() => void pages.refetch()} />}
      {pages.isPending && <Waiting what="findings" />}
      {!pages.isPending && rows.length === 0 && !pages.error && (
        <Empty title="No finding matches">
          <p>Widen the filter, or look at the scans: what could not be looked at is unknown, not safe.</p>
        </Empty>
      )}
      <div className={search.finding ? 'split open' : 'split'}>
        {rows.length > 0 && (
          <Grid
            label="Findings"
            columns={COLUMNS}
            rows={rows}
            total={total?.count ?? rows.length}
            selected={search.finding}
            onOpen={(row) => change({ finding: row.id })}
            onEnd={onEnd}
          />
        )}
        {search.finding && (
          <FindingPanel id={search.finding} onClose={() => change({ finding: undefined })} />
        )}
      </div>
      <p className="quiet hint">
        Keys in the list: <kbd>j</kbd> down, <kbd>k</kbd> up, <kbd>o</kbd> open, <kbd>Esc</kbd> close.
      </p>
    </>
  );
}
