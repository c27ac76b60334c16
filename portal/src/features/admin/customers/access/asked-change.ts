import App from 'antd/es/app';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeCustomer, type CustomerAction } from '@/features/admin/customers/api/change-customer';

/** A change of a customer's access, and how it is asked for once more. */
export interface AskedChange {
  action: CustomerAction;
  /** What the button says. */
  label: string;
  question: string;
  consequence: string;
  isDangerous: boolean;
}

/** Asks before it changes a customer's access, and says how that went. */
export function useAskedChange(customer: string): (change: AskedChange) => void {
  const change = useChangeCustomer(customer);
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  return ({ action, label, question, consequence, isDangerous }) =>
    void modal.confirm({
      title: question,
      content: consequence,
      okText: label,
      okButtonProps: { danger: isDangerous },
      onOk: () =>
        change
          .mutateAsync(action)
          .then(() => notification.success({ title: `Done: ${label.toLowerCase()}`, role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
}
