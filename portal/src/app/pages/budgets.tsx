import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Page } from '@/components/page';
import { BudgetList } from '@/features/budgets/budget-list';

/** The limits that the customer sets to their spend, and what was reported of them. */
export function BudgetsPage() {
  const [isCreating, setCreating] = useState(false);
  return (
    <Page
      title="Budgets"
      description="Get alerts before you spend too much, or stop calls at a limit."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
          New budget
        </Button>
      }
    >
      <BudgetList
        isCreating={isCreating}
        onCreate={() => setCreating(true)}
        onClose={() => setCreating(false)}
      />
    </Page>
  );
}
