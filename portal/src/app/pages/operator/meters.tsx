import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Page } from '@/components/page';
import { MeterList } from '@/features/admin/meters/meter-list';
import { NewMeterDialog } from '@/features/admin/meters/new-meter-dialog';

/** All meters with their prices. */
export function MetersPage() {
  const [isOpen, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <Page
      title="Meters and prices"
      description="What you measure and what it costs. Open a meter to set a new price or try it on a past month."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          New meter
        </Button>
      }
    >
      <MeterList />
      <NewMeterDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onMade={(meter) => void navigate(`/operator/meters/${meter.id}`)}
      />
    </Page>
  );
}
