import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useProblemReport } from '@/components/use-problem-report';
import { useLogOutEverywhere } from './api/log-out-everywhere';

/** Ends all sessions, after asking. */
export function LogOutEverywhere() {
  const logOut = useLogOutEverywhere();
  const report = useProblemReport();
  const { modal } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: 'Log out everywhere?',
      content: 'All your sessions end immediately, including this one. API keys keep working.',
      okText: 'Log out everywhere',
      okButtonProps: { danger: true },
      onOk: () => logOut.mutateAsync().catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button danger onClick={() => void ask()}>
      Log out everywhere
    </Button>
  );
}
