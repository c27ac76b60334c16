import { useState } from 'react';
import { useAddress } from '@/app/use-address';
import type { Measure } from '@/components/chart-points';
import { MonthPicker } from '@/components/month-picker';
import { Page } from '@/components/page';
import { ExportMenu } from '@/features/admin/overview/export-menu';
import { Overview } from '@/features/admin/overview/overview';
import { DisabledWebhooks } from '@/features/admin/webhooks/disabled-webhooks';

/** How the business goes; month and measure are in the address. */
export function OverviewPage() {
  const [current] = useState(() => new Date().toISOString().slice(0, 7));
  const [{ month, currency, measure }, onChange] = useAddress(viewOf, parametersOf);

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
            onChange={(next) => onChange({ month: next === current ? null : next })}
          />
        </>
      }
    >
      <DisabledWebhooks />
      <Overview
        month={month}
        currency={currency}
        measure={measure}
        onMeasure={(next) => onChange({ measure: next })}
        onCurrency={(next) => onChange({ currency: next })}
      />
    </Page>
  );
}

interface OverviewView {
  /** Null: this month. */
  month: string | null;
  /** Null: the service's. */
  currency: string | null;
  measure: Measure;
}

function viewOf(parameters: URLSearchParams): OverviewView {
  const month = parameters.get('month') ?? '';
  const currency = parameters.get('currency') ?? '';
  return {
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    measure: parameters.get('show') === 'usage' ? 'quantity' : 'cost',
  };
}

function parametersOf({ month, currency, measure }: OverviewView) {
  return { month, currency, show: measure === 'cost' ? null : 'usage' };
}
