import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import { AuditLog } from '@/features/admin/audit/audit-log';

const names = ['action', 'actor', 'subject_kind', 'subject_id', 'address', 'from', 'to'];

/** Who did what; the filter is in the address. */
export function AuditPage() {
  const [parameters, setParameters] = useSearchParams();
  const filter = Object.fromEntries(names.map((name) => [name, parameters.get(name) ?? undefined]));
  return (
    <Page
      title="Audit"
      description="All changes and sign-ins, newest first. Entries cannot be changed or removed."
    >
      <AuditLog
        filter={filter}
        onFilter={(changed) =>
          setParameters(
            Object.entries(changed).filter((entry): entry is [string, string] => Boolean(entry[1])),
          )
        }
      />
    </Page>
  );
}
