import CompassOutlined from '@ant-design/icons/CompassOutlined';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { EmptyState } from '@/components/empty-state';
import { Page } from '@/components/page';

interface UnknownProps {
  /** What was not found, such as customer. */
  what: string;
  /** Where all of them are listed, and what that page is called. */
  list: { to: string; label: string };
}

/** An address of something that is not there: it says of what, and leads to the list. */
export function UnknownPage({ what, list }: UnknownProps) {
  return (
    <Page title={`Unknown ${what}`}>
      <EmptyState icon={<CompassOutlined aria-hidden />} title={`No ${what} has this address`}>
        The link may be old or mistyped. <Link to={list.to}>{list.label}</Link>
      </EmptyState>
    </Page>
  );
}

interface FoundProps extends UnknownProps {
  error: Error | null;
  children: ReactNode;
}

/** A page of one thing, or that it is unknown. */
export function Found({ error, children, ...unknown }: FoundProps) {
  return error instanceof ApiProblem && error.status === 404 ? <UnknownPage {...unknown} /> : children;
}
