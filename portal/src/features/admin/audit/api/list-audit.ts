import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Something that was done. */
export type AuditEntry = Schemas['AuditEntryResponse'];

/** Which entries. */
export interface AuditFilter {
  /** Changes or sign-ins; both where it is left out. */
  category?: 'changes' | 'sign_ins' | undefined;
  action?: string | undefined;
  actor?: string | undefined;
  /** What it was done to. */
  subject_kind?: string | undefined;
  subject_id?: string | undefined;
  /** The id of the customer whom it concerns. */
  customer?: string | undefined;
  /** The address that the request came from. */
  address?: string | undefined;
  /** Instants (RFC 3339), half-open. */
  from?: string | undefined;
  to?: string | undefined;
}

const pageSize = 50;

/** Who did what, newest first, page by page. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: queryKeys.audit(filter),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/audit', {
          params: { query: { ...filter, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}
