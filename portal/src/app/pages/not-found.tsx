import CompassOutlined from '@ant-design/icons/CompassOutlined';
import { Link } from 'react-router';
import { EmptyState } from '@/components/empty-state';
import { Page } from '@/components/page';

/** An address that no page has. */
export function NotFoundPage() {
  return (
    <Page title="No such page">
      <EmptyState icon={<CompassOutlined aria-hidden />} title="Page not found">
        The link may be old or mistyped. <Link to="/">Go home</Link>
      </EmptyState>
    </Page>
  );
}
