import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import { AuditLog } from '@/features/admin/audit-log';

/** Who did what; the filter is in the address. */
export function AuditPage() {
  const [parameters, setParameters] = useSearchParams();
  const action = parameters.get('action') ?? undefined;
  const actor = parameters.get('actor') ?? undefined;
  return (
    <Page title="Audit" description="Who changed what, newest first. Entries are never changed or removed.">
      <AuditLog
        filter={{ action, actor }}
        onFilter={(filter) =>
          setParameters(
            Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])),
          )
        }
      />
    </Page>
  );
}
