import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/Feedback';

/** Shown wherever a brand is needed and there is none. */
export function NoBrand() {
  return (
    <>
      <h1>Welcome to Glacis</h1>
      <Empty title="No brand yet">
        <p>A brand is what Glacis watches: a name, its domains, and your word that you may test them.</p>
        <Link to="/brands" className="action">
          Declare the first brand
        </Link>
      </Empty>
    </>
  );
}
