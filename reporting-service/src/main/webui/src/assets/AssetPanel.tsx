import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '../api/client';
import type { Asset } from '../api/types';
import { Failed, Waiting } from '../parts/Feedback';
import { moment, percent, plain, shown } from '../parts/words';

/** One asset, and the chain of evidence that leads from it back to what a person gave us. */
export function AssetPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const asset = useQuery({
    queryKey: ['assets', 'one', id],
    queryFn: () => get<Asset>(`/assets/${encodeURIComponent(id)}`),
  });
  return (
    <aside className="panel" aria-label="Asset">
      <CloseButton className="panel-close" aria-label="Close the asset" onClick={onClose} />
      {asset.isPending && <Waiting what="the asset" />}
      {asset.error && <Failed error={asset.error} retry={() => void asset.refetch()} />}
      {asset.data && <Detail detail={asset.data} />}
    </aside>
  );
}

function Detail({ detail }: { detail: Asset }) {
  const { asset } = detail;
  return (
    <>
      <h2 className="where">{shown(asset.value)}</h2>
      <p>
        {plain(asset.kind)} · {plain(asset.state)} · {percent(asset.confidence)} sure · may be probed:{' '}
        {plain(detail.clearance)}
      </p>
      {asset.goneReason && <p>No longer there: {shown(asset.goneReason)}</p>}
      <p>
        <Link to="/exposures" search={{ brand: asset.brand, text: asset.value }}>
          {asset.openFindings === 1 ? '1 open finding' : `${asset.openFindings} open findings`}
        </Link>
      </p>
      <section aria-labelledby="attribution">
        <h3 id="attribution">Why it is yours</h3>
        <ol>
          {detail.attribution.map((step, at) => (
            <li key={at}>
              {shown(step.reason)}{' '}
              <span className="quiet">
                {shown(step.source)}, from {plain(step.fromKind)}{' '}
                <span className="where">{shown(step.fromValue)}</span>, {percent(step.confidence)}
              </span>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="attributes">
        <h3 id="attributes">What was seen</h3>
        <dl className="facts">
          {Object.entries(detail.attributes).map(([name, value]) => (
            <div key={name}>
              <dt>{shown(name)}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
        </dl>
        {asset.tags.length > 0 && <p>Tags: {asset.tags.map(shown).join(', ')}</p>}
        <p className="quiet">
          First seen {moment(asset.firstSeenAt)}, last seen {moment(asset.lastSeenAt)}
        </p>
      </section>
      {detail.changes.length > 0 && (
        <section aria-labelledby="changes">
          <h3 id="changes">How it changed</h3>
          <ul>
            {detail.changes.map((change, at) => (
              <li key={at}>
                {moment(change.changedAt)}: {shown(change.change)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
