import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { get, post } from '../api/client';
import type { Finding } from '../api/types';
import { Failed, Waiting } from '../parts/Feedback';
import { SeverityMark } from '../parts/Severity';
import { categoryTitle, moment, plain, shown } from '../parts/words';

/** One finding: evidence, why it ranks so, the fix, and its history. Found text is only ever text. */
export function FindingPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const finding = useQuery({
    queryKey: ['findings', 'one', id],
    queryFn: () => get<Finding>(`/findings/${encodeURIComponent(id)}`),
  });
  useEffect(() => {
    const close = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') {
        onClose();
      }
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <aside className="panel" aria-label="Finding">
      <CloseButton className="panel-close" aria-label="Close the finding" onClick={onClose} />
      {finding.isPending && <Waiting what="the finding" />}
      {finding.error && <Failed error={finding.error} retry={() => void finding.refetch()} />}
      {finding.data && <Detail detail={finding.data} />}
    </aside>
  );
}

function Detail({ detail }: { detail: Finding }) {
  const { finding, evidence } = detail;
  return (
    <>
      <h2>{shown(finding.title)}</h2>
      <p>
        <SeverityMark severity={finding.severity} /> {finding.score} · {plain(finding.state)} ·{' '}
        {categoryTitle(finding.category)}
      </p>
      <p>{shown(finding.summary)}</p>
      <p>
        <Link to="/assets" search={{ brand: finding.brand, asset: finding.assetId }} className="where">
          {shown(finding.assetValue)}
        </Link>
        {finding.locator && <span className="where"> {shown(finding.locator)}</span>}
      </p>
      <section aria-labelledby="evidence">
        <h3 id="evidence">Evidence</h3>
        <dl className="facts">
          {Object.entries(detail.facts).map(([name, value]) => (
            <div key={name}>
              <dt>{shown(name)}</dt>
              <dd>{shown(value)}</dd>
            </div>
          ))}
        </dl>
        {evidence?.text && <pre tabIndex={0} aria-label="Evidence as text">{evidence.text}</pre>}
        {evidence && (
          <p className="quiet">
            <a href={evidence.href} download>
              Download
            </a>{' '}
            {evidence.bytes} bytes, SHA-256 <code>{evidence.digest.slice(0, 16)}…</code>
            {evidence.truncated && ', shown in part'}
          </p>
        )}
        {detail.curl && (
          <>
            <p>Repeat it yourself:</p>
            <pre tabIndex={0} aria-label="Command to repeat it">{shown(detail.curl)}</pre>
          </>
        )}
      </section>
      <section aria-labelledby="why">
        <h3 id="why">Why this rank</h3>
        <ul>
          {detail.why.map((reason, at) => (
            <li key={at}>
              <strong>{reason.label}:</strong>{' '}
              {reason.label === 'Category' ? categoryTitle(reason.value) : shown(reason.value)}.{' '}
              {shown(reason.meaning)}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="fix">
        <h3 id="fix">Fix</h3>
        {detail.fix.length === 0 && <p>No steps are known for this check yet.</p>}
        <ol>
          {detail.fix.map((step, at) => (
            <li key={at}>{shown(step)}</li>
          ))}
        </ol>
      </section>
      <DecideForm id={finding.id} />
      <section aria-labelledby="history">
        <h3 id="history">History</h3>
        <ul>
          {detail.decisions.map((decided) => (
            <li key={`${decided.decidedAt}${decided.decision}`}>
              {moment(decided.decidedAt)}: {shown(decided.actor)} said {plain(decided.decision)}: “
              {shown(decided.reason)}”
            </li>
          ))}
          {detail.history.map((version) => (
            <li key={version.version}>
              {moment(version.changedAt)}: {plain(version.state)}, {version.severity.toLowerCase()}{' '}
              {version.score}
            </li>
          ))}
        </ul>
        <p className="quiet">
          Rule {detail.rule}, version {detail.version} of this finding.
        </p>
      </section>
    </>
  );
}

function DecideForm({ id }: { id: string }) {
  const queries = useQueryClient();
  const [decision, setDecision] = useState('TRIAGE');
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () => post(`/findings/${encodeURIComponent(id)}/decisions`, { decision, reason }),
    onSuccess: () => {
      setReason('');
      return queries.invalidateQueries({ queryKey: ['findings'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  return (
    <section aria-labelledby="decide">
      <h3 id="decide">Decide</h3>
      <form onSubmit={submit} className="decide">
        <NativeSelect
          label="Decision"
          value={decision}
          onChange={(event) => setDecision(event.currentTarget.value)}
          data={[
            { value: 'TRIAGE', label: 'triaged' },
            { value: 'START_WORK', label: 'work has begun' },
            { value: 'CLAIM_FIXED', label: 'fixed, please recheck' },
            { value: 'FALSE_POSITIVE', label: 'false positive' },
            { value: 'DISPUTE', label: 'disputed' },
            { value: 'REOPEN', label: 'open again' },
          ]}
        />
        <TextInput
          label="Reason"
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={decide.isPending}>
          Say it
        </Button>
      </form>
      {decide.isSuccess && <p role="status">Said. The state follows in a moment.</p>}
      {decide.error && <Failed error={decide.error} />}
    </section>
  );
}
