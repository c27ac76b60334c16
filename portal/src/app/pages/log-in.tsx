import { useSearchParams } from 'react-router';
import { LogInForm } from '@/features/accounts/log-in-form';

/** Log in. The layout leads on as soon as there is a session. */
export function LogInPage() {
  const [parameters] = useSearchParams();
  return <LogInForm isReturning={parameters.has('next')} query={parameters.toString()} />;
}
