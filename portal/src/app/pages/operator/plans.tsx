import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Page } from '@/components/page';
import { PlanDialog } from '@/features/admin/plans/plan-dialog';
import { PlanList } from '@/features/admin/plans/plan-list';

/** What customers can subscribe to. */
export function PlansPage() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Page
      title="Plans"
      description="A fee in advance, a minimum of usage, and credit that is included."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          New plan
        </Button>
      }
    >
      <PlanList onCreate={() => setOpen(true)} />
      <PlanDialog plan={null} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}
