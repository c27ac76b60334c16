import { StateTag } from '@/components/state-tag';
import type { Customer } from '@/features/admin/customers/api/list-customers';

/** What a customer may do, in a word. */
export function AccessTags({ customer }: { customer: Customer }) {
  if (customer.erased_at) return <StateTag tone="bad">Erased</StateTag>;
  if (customer.disabled_at) return <StateTag tone="bad">Disabled</StateTag>;
  if (customer.is_invited) return <StateTag tone="new">Invited</StateTag>;
  return customer.is_administrator ? (
    <StateTag tone="new">Administrator</StateTag>
  ) : (
    <StateTag tone="plain">Customer</StateTag>
  );
}
