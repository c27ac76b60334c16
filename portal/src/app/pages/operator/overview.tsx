import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { MonthPicker } from '@/components/month-picker';
import { Page } from '@/components/page';
import { ExportMenu } from '@/features/admin/overview/export-menu';
import { Overview } from '@/features/admin/overview/overview';
import { DisabledWebhooks } from '@/features/admin/webhooks/disabled-webhooks';

/** How the business goes; month and measure are in the address. */
export function OverviewPage() {
  const [parameters, setParameters] = useSearchParams();
  const [current] = useState(() => new Date().toISOString().slice(0, 7));
  const asked = parameters.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : null;
  const measure = parameters.get('show') === 'usage' ? 'quantity' : 'cost';
  const set = (name: string, value: string | null) =>
    setParameters((before) => {
      const after = new URLSearchParams(before);
      if (value === null) after.delete(name);
      else after.set(name, value);
      return after;
    });

  return (
    <Page
      title="Overview"
      description="Revenue and usage of all customers."
      actions={
        <>
          <ExportMenu month={month ?? current} />
          <MonthPicker
            month={month ?? current}
            current={current}
            onChange={(next) => set('month', next === current ? null : next)}
          />
        </>
      }
    >
      <DisabledWebhooks />
      <Overview
        month={month}
        measure={measure}
        onMeasure={(next) => set('show', next === 'cost' ? null : 'usage')}
      />
    </Page>
  );
}
