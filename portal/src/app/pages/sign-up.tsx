import { useSearchParams } from 'react-router';
import { SignUpForm } from '@/features/accounts/sign-up-form';

/** Sign up, which logs in too. The layout leads on as soon as there is a session. */
export function SignUpPage() {
  const [parameters] = useSearchParams();
  return <SignUpForm query={parameters.toString()} invitation={parameters.get('invitation')} />;
}
