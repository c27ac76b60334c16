import { useAddress } from '@/app/use-address';
import { Page } from '@/components/page';
import type { AuditFilter } from '@/features/admin/audit/api/list-audit';
import { AuditLog } from '@/features/admin/audit/audit-log';

const names = ['action', 'customer', 'actor', 'subject_kind', 'subject_id', 'address', 'from', 'to'];

/** Who did what; the filter is in the address. */
export function AuditPage() {
  const [filter, onFilter] = useAddress(filterOf, (view) => ({ ...view }));
  return (
    <Page
      title="Audit"
      description="Changes and sign-ins, newest first. Entries cannot be changed or removed."
    >
      <AuditLog filter={filter} onFilter={onFilter} />
    </Page>
  );
}

function filterOf(parameters: URLSearchParams): AuditFilter {
  const category = parameters.get('category');
  return {
    ...Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? undefined])),
    category: category === 'changes' || category === 'sign_ins' ? category : undefined,
  };
}
