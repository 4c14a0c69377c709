import { Link } from '@tanstack/react-router';
import '../widgets/page.css';

export function NotFoundPage() {
  return (
    <div className="page">
      <h1>There is nothing at this address</h1>
      <p>It may have been mistyped, or the link is older than what it named.</p>
      <p>
        <Link to="/">See all experiments</Link>
      </p>
    </div>
  );
}
