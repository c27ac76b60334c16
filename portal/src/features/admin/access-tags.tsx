import Tag from 'antd/es/tag';
import type { Customer } from '@/api/admin/list-customers';

/** What a customer may do, in a word. */
export function AccessTags({ customer }: { customer: Customer }) {
  if (customer.disabled_at) return <Tag color="red">Disabled</Tag>;
  return customer.is_administrator ? <Tag color="blue">Administrator</Tag> : <Tag>Customer</Tag>;
}
