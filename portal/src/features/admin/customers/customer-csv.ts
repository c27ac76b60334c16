import { toCsv } from '@/format/csv';
import type { Customer } from './api/list-customers';

const header = [
  'id',
  'username',
  'company',
  'email',
  'external_id',
  'currency',
  'month_cost',
  'total_cost',
  'created_at',
  'disabled_at',
];

/** Customers as a file: amounts with all their digits, instants in UTC. */
export function customerCsv(customers: Customer[]): string {
  return toCsv(
    header,
    customers.map((customer) => [
      customer.id,
      customer.username,
      customer.company ?? '',
      customer.email ?? '',
      customer.external_id ?? '',
      customer.currency,
      customer.month_cost.amount,
      customer.total_cost.amount,
      customer.created_at,
      customer.disabled_at ?? '',
    ]),
  );
}
