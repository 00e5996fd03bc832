import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ApiError, download, get, query } from '../api/client';
import type { Brand, FindingRow, Page, Rating } from '../api/types';
import { useBrand } from '../brands/brands';
import { NoBrand } from '../brands/NoBrand';
import { Empty, Failed, Waiting } from '../parts/Feedback';
import { SEVERITIES, SeverityMark } from '../parts/Severity';
import { categoryTitle, moment, percent, shown } from '../parts/words';

const NEWEST = 8;

/** The rating and why, how much was looked at, and what is new. */
export function Home() {
  const { brand, isPending, error } = useBrand();
  if (isPending) {
    return <Waiting what="brands" />;
  }
  if (error) {
    return <Failed error={error} />;
  }
  return brand ? <BrandHome brand={brand} /> : <NoBrand />;
}

function BrandHome({ brand }: { brand: Brand }) {
  const rating = useQuery({
    queryKey: ['rating', brand.id],
    queryFn: async (): Promise<Rating | null> => {
      try {
        return await get<Rating>(`/brands/${brand.id}/rating`);
      } catch (failure) {
        if (failure instanceof ApiError && failure.problem.status === 404) {
          return null;
        }
        throw failure;
      }
    },
  });
  return (
    <>
      <div className="title-row">
        <h1>{shown(brand.name)}</h1>
        <ReportButton brand={brand} />
      </div>
      {rating.isPending && <Waiting what="the rating" />}
      {rating.error && <Failed error={rating.error} retry={() => void rating.refetch()} />}
      {rating.data === null && (
        <Empty title="Not rated yet">
          <p>The rating is computed when a scan is complete.</p>
          <Link to="/scans" search={{ brand: brand.id }} className="action">
            Watch or start a scan
          </Link>
        </Empty>
      )}
      {rating.data && <RatingCard rating={rating.data} />}
      <Newest brand={brand} />
    </>
  );
}

function ReportButton({ brand }: { brand: Brand }) {
  const report = useMutation({
    mutationFn: () => download(`/brands/${brand.id}/reports/executive`),
    onSuccess: ({ name, bytes }) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(bytes);
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
  return (
    <div>
      <Button variant="default" loading={report.isPending} onClick={() => report.mutate()}>
        Executive report (PDF)
      </Button>
      {report.error && <Failed error={report.error} />}
    </div>
  );
}

function RatingCard({ rating }: { rating: Rating }) {
  const isGated = Number(rating.gate) < Number(rating.base);
  return (
    <>
      <section className="cards" aria-label="Rating">
        <div className="card">
          <h2>Rating</h2>
          <p className="grade">
            <span className={`letter letter-${rating.grade.toLowerCase()}`}>{rating.grade}</span>
            <span className="score">
              {rating.score} <small>of 100</small>
            </span>
          </p>
          <p className="quiet">
            {isGated
              ? `Without one kind of weakness it would be ${rating.base}; while that is open it cannot rise above ${rating.gate}.`
              : 'No single weakness caps it.'}
          </p>
          <p className="quiet">
            {rating.model}, computed {moment(rating.computedAt)}
          </p>
        </div>
        <div className="card">
          <h2>Open findings</h2>
          <ul className="severities">
            {SEVERITIES.map((severity) => (
              <li key={severity}>
                <Link to="/exposures" search={{ brand: rating.brand, severity }}>
                  <SeverityMark severity={severity} />
                  <strong>{rating.openFindings[severity] ?? 0}</strong>
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <div className="card">
          <h2>Coverage</h2>
          <p className="score">{percent(rating.coverage)}</p>
          <p className="quiet">
            of everything that could be checked has a clear answer. The rest is unknown, not safe.
          </p>
        </div>
      </section>
      <section aria-labelledby="factors">
        <h2 id="factors">What the rating is made of</h2>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Area</th>
              <th scope="col">Score</th>
              <th scope="col">Weight</th>
              <th scope="col">Assets</th>
              <th scope="col">Looked at</th>
            </tr>
          </thead>
          <tbody>
            {rating.factors.map((factor) => (
              <tr key={factor.category}>
                <th scope="row">{categoryTitle(factor.category)}</th>
                <td>
                  <progress
                    max={100}
                    value={Number(factor.score)}
                    aria-label={`Score of ${categoryTitle(factor.category)}`}
                  />{' '}
                  {factor.score}
                </td>
                <td>{percent(factor.weight)}</td>
                <td>{factor.effectiveAssets}</td>
                <td>
                  {percent(factor.coverage)}
                  {factor.provisional && <span className="quiet"> provisional</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="lines">
        <h2 id="lines">Why it is not 100</h2>
        {rating.lines.length === 0 && <p>Nothing takes from it.</p>}
        <ol className="lines">
          {rating.lines.map((line, at) => (
            <li key={at}>
              <span className="loss">−{Number(line.loss).toFixed(3)}</span>{' '}
              {line.findings[0] ? (
                <Link to="/exposures" search={{ brand: rating.brand, finding: line.findings[0] }}>
                  {shown(line.text)}
                </Link>
              ) : (
                shown(line.text)
              )}{' '}
              <span className="quiet">{categoryTitle(line.category)}</span>
            </li>
          ))}
        </ol>
        <p className="quiet">
          The losses add up to −ln({rating.base} / 100): each line says how much of the score it takes.
        </p>
      </section>
    </>
  );
}

function Newest({ brand }: { brand: Brand }) {
  const newest = useQuery({
    queryKey: ['findings', 'newest', brand.id],
    queryFn: () =>
      get<Page<FindingRow>>(
        `/findings${query({ brand: brand.id, state: 'open', sort: 'first_seen', limit: NEWEST })}`,
      ),
  });
  return (
    <section aria-labelledby="newest">
      <h2 id="newest">What is new</h2>
      {newest.isPending && <Waiting what="findings" />}
      {newest.error && <Failed error={newest.error} retry={() => void newest.refetch()} />}
      {newest.data?.items.length === 0 && <p>No open finding is known.</p>}
      <ul className="newest">
        {newest.data?.items.map((finding) => (
          <li key={finding.id}>
            <SeverityMark severity={finding.severity} />{' '}
            <Link to="/exposures" search={{ brand: brand.id, finding: finding.id }}>
              {shown(finding.title)}
            </Link>{' '}
            <span className="where">{shown(finding.assetValue)}</span>{' '}
            <span className="quiet">{moment(finding.firstSeenAt)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
