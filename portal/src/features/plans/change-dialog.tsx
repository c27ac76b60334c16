import App from 'antd/es/app';
import Modal from 'antd/es/modal';
import Skeleton from 'antd/es/skeleton';
import { useAccount } from '@/api/get-account';
import type { Plan } from '@/api/plans';
import { Loaded } from '@/components/loaded';
import { useProblemReport } from '@/components/use-problem-report';
import { formatMoney, isZero } from '@/format/money';
import { formatInstant } from '@/format/time';
import { usePlanPreview, useSubscribe, type PlanPreview } from './api/plans';

interface ChangeDialogProps {
  /** The plan; null: none is asked for. */
  plan: Plan | null;
  isFirst: boolean;
  onClose: () => void;
}

/** Says what a plan would cost, and subscribes to it. */
export function ChangeDialog({ plan, isFirst, onClose }: ChangeDialogProps) {
  const preview = usePlanPreview(plan?.key ?? null);
  const subscribe = useSubscribe();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = () =>
    plan !== null &&
    subscribe.mutate(plan.key, {
      onSuccess: ({ next }) => {
        notification.success({
          title: next?.key === plan.key ? `${plan.name} follows your plan` : `${plan.name} is your plan`,
          role: 'status',
        });
        onClose();
      },
      onError: (error) => report(error),
    });
  return (
    <Modal
      open={plan !== null}
      title={isFirst ? `Subscribe to ${plan?.name ?? ''}` : `Change to ${plan?.name ?? ''}`}
      destroyOnHidden
      okText={isFirst ? 'Subscribe' : 'Change plan'}
      confirmLoading={subscribe.isPending}
      okButtonProps={{ disabled: preview.data === undefined }}
      onOk={submit}
      onCancel={onClose}
    >
      <Loaded query={preview} loading={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
        {(data) => <Cost preview={data} />}
      </Loaded>
    </Modal>
  );
}

function Cost({ preview }: { preview: PlanPreview }) {
  const timeZone = useAccount().data?.time_zone ?? 'UTC';
  const { takes_effect, effective_at, charge, given_back, total, next_fee, trial_ends_at } = preview;
  return (
    <>
      <p>
        {takes_effect === 'now'
          ? 'It takes effect now.'
          : `It takes effect on ${formatInstant(effective_at, timeZone)}. Until then nothing changes.`}
      </p>
      {trial_ends_at !== null && <p>It is free until {formatInstant(trial_ends_at, timeZone)}.</p>}
      {takes_effect === 'now' && !(isZero(charge.amount) && isZero(given_back.amount)) && (
        <p>
          For the rest of this month: {formatMoney(charge)}
          {!isZero(given_back.amount) &&
            `, less ${formatMoney(given_back)} of your present fee: ${formatMoney(total)}`}
          .
        </p>
      )}
      <p>The fee for the next month: {formatMoney(next_fee)}. Fees are on your next invoice, before tax.</p>
    </>
  );
}
