import { useState } from 'react';
import { addressWith, useAddress } from '@/app/use-address';
import type { Measure } from '@/components/chart-points';
import { MonthPicker } from '@/components/month-picker';
import { Page } from '@/components/page';
import { ExportMenu } from '@/features/admin/overview/export-menu';
import { Overview } from '@/features/admin/overview/overview';
import type { YearMeasure } from '@/features/admin/overview/year-panel';
import { DisabledWebhooks } from '@/features/admin/webhooks/disabled-webhooks';
import { dayIn } from '@/format/windows';

/** How the business goes; month and measure are in the address. */
export function OverviewPage() {
  const [current] = useState(() => new Date().toISOString().slice(0, 7));
  const [view, onChange] = useAddress(viewOf, parametersOf);
  const { month, currency, measure, day, year } = view;
  const monthView = (next: string) => ({ month: next === current ? null : next, day: null });
  const addressOf = (next: string) => addressWith('/operator', parametersOf({ ...view, ...monthView(next) }));

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
            onChange={(next) => onChange(monthView(next))}
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
        day={day?.startsWith(month ?? current) ? day : null}
        onDay={(next) => onChange({ day: next })}
        year={year}
        onYear={(next) => onChange({ year: next })}
        onMonth={(next) => onChange(monthView(next))}
        addressOf={addressOf}
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
  /** A day of the month, yyyy-MM-dd; null: all of them. */
  day: string | null;
  year: YearMeasure;
}

function viewOf(parameters: URLSearchParams): OverviewView {
  const month = parameters.get('month') ?? '';
  const currency = parameters.get('currency') ?? '';
  return {
    month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    measure: parameters.get('show') === 'usage' ? 'quantity' : 'cost',
    day: dayIn(parameters.get('day')),
    year: parameters.get('year') === 'revenue' ? 'revenue' : 'customers',
  };
}

function parametersOf({ month, currency, measure, day, year }: OverviewView) {
  return {
    month,
    currency,
    show: measure === 'cost' ? null : 'usage',
    day,
    year: year === 'customers' ? null : year,
  };
}
