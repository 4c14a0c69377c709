import { Link } from '@tanstack/react-router';
import { usePageHead } from '../lib/page/page-head.ts';
import '../widgets/page.css';

export function NotFoundPage() {
  usePageHead('Nothing here');
  return (
    <div className="page">
      <h1>There is nothing at this address</h1>
      <p>It may have been mistyped, or the link is older than what it named.</p>
      <p>
        <Link to="/experiments">See all experiments</Link>
      </p>
    </div>
  );
}
