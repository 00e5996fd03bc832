import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { get, post, query } from '../api/client';
import type { Brand, Page, Scan } from '../api/types';
import { useBrand } from '../brands/brands';
import { NoBrand } from '../brands/NoBrand';
import { Empty, Failed, Waiting } from '../parts/Feedback';
import { between, moment, plain, shown } from '../parts/words';
import { useLive } from './live';

const LATEST = 20;

const STAGES: ReadonlyMap<string, string> = new Map([
  ['NAMES', 'Names'],
  ['RESOLVE', 'Resolve'],
  ['PORTS', 'Ports'],
  ['WEB', 'Web'],
  ['CHECKS', 'Checks'],
  ['LEAKS', 'Leaks'],
  ['RATING', 'Rating'],
]);

/** Scans, and how far the chosen one is. */
export function Scans() {
  const { brand, isPending, error } = useBrand();
  if (isPending) {
    return <Waiting what="brands" />;
  }
  if (error) {
    return <Failed error={error} />;
  }
  return brand ? <BrandScans brand={brand} /> : <NoBrand />;
}

function BrandScans({ brand }: { brand: Brand }) {
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/scans' });
  const search = useSearch({ from: '/scans' });
  const scans = useQuery({
    queryKey: ['scans', brand.id],
    queryFn: () => get<Page<Scan>>(`/scans${query({ brand: brand.id, limit: LATEST })}`),
  });
  const items = scans.data?.items ?? [];
  const chosen = items.find((scan) => scan.id === search.scan) ?? items[0];
  const isRunning = items.some((scan) => scan.state !== 'COMPLETED');
  const start = useMutation({
    mutationFn: () => post<Scan>(`/brands/${brand.id}/scans`, {}),
    onSuccess: async (scan) => {
      await queries.invalidateQueries({ queryKey: ['scans'] });
      await navigate({ search: (before) => ({ ...before, scan: scan.id }) });
    },
  });
  return (
    <>
      <div className="title-row">
        <h1>Scans of {shown(brand.name)}</h1>
        <Button onClick={() => start.mutate()} loading={start.isPending} disabled={isRunning}>
          {isRunning ? 'A scan runs' : 'Start a scan'}
        </Button>
      </div>
      {start.error && <Failed error={start.error} />}
      {scans.isPending && <Waiting what="scans" />}
      {scans.error && <Failed error={scans.error} retry={() => void scans.refetch()} />}
      {scans.data && items.length === 0 && (
        <Empty title="No scan yet">
          <p>A scan looks at everything in the brand’s scope once, politely. Start one above.</p>
        </Empty>
      )}
      {chosen && <Progress scan={chosen} />}
      {items.length > 0 && (
        <section aria-labelledby="all-scans">
          <h2 id="all-scans">Scans so far</h2>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Asked for</th>
                <th scope="col">By</th>
                <th scope="col">State</th>
                <th scope="col">Complete</th>
              </tr>
            </thead>
            <tbody>
              {items.map((scan) => (
                <tr key={scan.id} aria-current={scan.id === chosen?.id ? 'true' : undefined}>
                  <th scope="row">
                    <Link to="/scans" search={{ brand: brand.id, scan: scan.id }}>
                      {moment(scan.requestedAt)}
                    </Link>
                  </th>
                  <td>{shown(scan.requestedBy)}</td>
                  <td>{plain(scan.state)}</td>
                  <td>{moment(scan.completedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}

function Progress({ scan }: { scan: Scan }) {
  const live = useLive(scan.id, scan.state !== 'COMPLETED');
  return (
    <section aria-labelledby="progress" className="card">
      <h2 id="progress">
        {scan.state === 'COMPLETED' ? 'Complete' : scan.state === 'RUNNING' ? 'Running' : 'Asked for'}
        {live === 'live' && <span className="live"> ● live</span>}
        {live === 'waiting' && <span className="quiet"> reconnecting …</span>}
      </h2>
      <p role="status">
        {scan.state === 'COMPLETED'
          ? `From ${moment(scan.startedAt)} to ${moment(scan.completedAt)}.`
          : scan.eta
            ? `Perhaps ${between(scan.eta.lowSeconds, scan.eta.highSeconds)} more${scan.growing ? '; new work is still being found' : ''}.`
            : 'There is no pace to judge by yet.'}
      </p>
      {scan.stall && (
        <p className="stall" role="alert">
          {scan.stall}
        </p>
      )}
      <table className="plain stages">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col">Done</th>
            <th scope="col">Known</th>
            <th scope="col">Failed</th>
          </tr>
        </thead>
        <tbody>
          {scan.stages.map((stage) => (
            <tr key={stage.stage}>
              <th scope="row">{STAGES.get(stage.stage) ?? plain(stage.stage)}</th>
              <td>
                <progress
                  max={Math.max(1, stage.known)}
                  value={stage.settled}
                  aria-label={`${STAGES.get(stage.stage) ?? stage.stage} done`}
                />{' '}
                {stage.settled}
              </td>
              <td>{stage.known}</td>
              <td>{stage.failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">Last heard of {moment(scan.lastEventAt)}</p>
    </section>
  );
}
