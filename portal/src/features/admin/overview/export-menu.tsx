import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { addressOf } from '@/api/base-path';
import { formatMonth, monthAfter } from '@/format/time';

/** Files of what all customers used and have, as the service writes them. */
export function ExportMenu({ month }: { month: string }) {
  const range = { from: `${month}-01`, to: `${monthAfter(month)}-01` };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: formatMonth(month),
            children: [
              file('Usage and cost', { month }),
              file('Usage by hour, key and dimension', { ...range, by: 'hour', detailed: 'true' }),
              file('Credit ledger', { kind: 'credit_entries', ...range }),
              file('Alerts', { kind: 'alerts', ...range }),
            ],
          },
          {
            type: 'group',
            label: 'As of now',
            children: [
              file('Credits', { kind: 'credits' }),
              file('Subscriptions', { kind: 'subscriptions' }),
              file('Plans', { kind: 'plans' }),
            ],
          },
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>Export</Button>
    </Dropdown>
  );
}

function file(label: string, asked: Record<string, string>) {
  const address = addressOf(`/api/admin/export?${new URLSearchParams(asked).toString()}`);
  return {
    key: label,
    label: (
      <a href={address} download>
        {label} (CSV)
      </a>
    ),
  };
}
