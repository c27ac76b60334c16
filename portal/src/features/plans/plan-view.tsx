import AppstoreOutlined from '@ant-design/icons/AppstoreOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useSubscription, type Plan, type Subscription } from '@/api/plans';
import { useAccount } from '@/api/get-account';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Panel } from '@/components/panel';
import { PlanCard, PlanCards } from '@/components/plan-card';
import { StateTag } from '@/components/state-tag';
import { SubscriptionFacts } from '@/components/subscription-facts';
import { useProblemReport } from '@/components/use-problem-report';
import { useCancelPlan, usePlans, useSubscribe } from './api/plans';
import { ChangeDialog } from './change-dialog';

/** The customer's plan, and the others to change to. */
export function PlanView() {
  const subscription = useSubscription();
  const plans = usePlans();
  const [wanted, setWanted] = useState<Plan | null>(null);
  return (
    <>
      <Loaded query={subscription} loading={<LoadingPanel rows={2} />}>
        {(current) => <CurrentPlan subscription={current} />}
      </Loaded>
      <Loaded
        query={plans}
        loading={<LoadingPanel rows={4} />}
        empty={
          <EmptyState icon={<AppstoreOutlined aria-hidden />} title="No plans to choose from">
            You are charged for what you use.
          </EmptyState>
        }
      >
        {(rows) => (
          <section aria-label="Compare plans">
            <PlanCards>
              {rows.map((plan) => (
                <Choice
                  key={plan.key}
                  plan={plan}
                  subscription={subscription.data ?? null}
                  onChoose={setWanted}
                />
              ))}
            </PlanCards>
          </section>
        )}
      </Loaded>
      <ChangeDialog plan={wanted} isFirst={subscription.data === null} onClose={() => setWanted(null)} />
    </>
  );
}

function CurrentPlan({ subscription }: { subscription: Subscription | null }) {
  const cancel = useCancelPlan();
  const resume = useSubscribe();
  const report = useProblemReport();
  const { notification, modal } = App.useApp();
  const timeZone = useAccount().data?.time_zone ?? 'UTC';
  if (subscription === null) {
    return (
      <Panel title="Your plan" description="You have no plan: you are charged for what you use.">
        {null}
      </Panel>
    );
  }

  const { plan, ends_at } = subscription;
  const ask = () =>
    modal.confirm({
      title: `Cancel ${plan.name}?`,
      content:
        'It stays until the end of the billing period, or of the trial. Until then you can continue it.',
      okText: 'Cancel plan',
      cancelText: 'Keep plan',
      onOk: () =>
        cancel
          .mutateAsync()
          .then(() => notification.success({ title: 'The plan is cancelled', role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <Panel
      title="Your plan"
      actions={
        ends_at === null ? (
          <Button onClick={ask}>Cancel plan</Button>
        ) : (
          <Button
            loading={resume.isPending}
            onClick={() =>
              resume.mutate(plan.key, {
                onSuccess: () => notification.success({ title: `${plan.name} continues`, role: 'status' }),
                onError: (error) => report(error),
              })
            }
          >
            Continue {plan.name}
          </Button>
        )
      }
    >
      <SubscriptionFacts subscription={subscription} timeZone={timeZone} />
    </Panel>
  );
}

interface ChoiceProps {
  plan: Plan;
  subscription: Subscription | null;
  onChoose: (plan: Plan) => void;
}

function Choice({ plan, subscription, onChoose }: ChoiceProps) {
  const isCurrent = subscription?.plan.key === plan.key;
  const isNext = subscription?.next?.key === plan.key;
  return (
    <PlanCard
      plan={isCurrent ? subscription.plan : plan}
      state={
        isCurrent ? (
          <StateTag tone="good">Your plan</StateTag>
        ) : isNext ? (
          <StateTag tone="new">Next</StateTag>
        ) : undefined
      }
      foot={
        isCurrent || isNext ? undefined : (
          <Button aria-label={`Choose ${plan.name}`} onClick={() => onChoose(plan)}>
            {subscription === null ? 'Subscribe' : 'Change to this plan'}
          </Button>
        )
      }
    />
  );
}
