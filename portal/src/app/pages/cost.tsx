import { useNavigate, useParams } from 'react-router';
import { useCost } from '@/api/get-cost';
import { PrintedBrand } from '@/app/brand';
import { Page } from '@/components/page';
import { useSession } from '@/features/accounts/api/get-session';
import { MonthCost } from '@/features/usage/month-cost';
import { MonthsChart } from '@/features/usage/months-chart';
import { MonthPicker } from '@/components/month-picker';

/** What a month costs, line by line. The month is in the address; without one it is the current. */
export function CostPage() {
  const { month = null } = useParams();
  const navigate = useNavigate();
  const now = useCost().data;
  const current = now?.month;
  const session = useSession();
  return (
    <Page
      title="Cost"
      description={
        <span className="screen-only">
          Month by month, line by line. Each line shows how its cost is calculated.
        </span>
      }
      actions={
        current !== undefined && (
          <MonthPicker
            month={month !== null && isMonth(month) ? month : current}
            current={current}
            onChange={(next) => void navigate(next === current ? '/cost' : `/cost/${next}`)}
          />
        )
      }
    >
      {session.data && (
        <div className="print-only">
          <PrintedBrand />
          <p>
            Statement for {session.data.username}, customer {session.data.id}
          </p>
        </div>
      )}
      <MonthCost month={month} />
      <div className="screen-only">
        {now !== undefined && <MonthsChart current={now.month} timeZone={now.time_zone} />}
      </div>
    </Page>
  );
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}
