import { useSearchParams } from 'react-router';
import { useUnsubscribe, useVerifyEmail } from '@/features/accounts/api/email';
import { ForgotPasswordForm } from '@/features/accounts/forgot-password-form';
import { MailLink } from '@/features/accounts/mail-link';
import { ResetPasswordForm } from '@/features/accounts/reset-password-form';

/** Where somebody asks for a new password. */
export function ForgotPasswordPage() {
  return <ForgotPasswordForm />;
}

/** Where the link to choose a new password leads. */
export function ResetPasswordPage() {
  return <ResetPasswordForm token={useToken()} />;
}

/** Where the link to confirm an e-mail address leads. */
export function VerifyEmailPage() {
  return (
    <MailLink
      title="Confirm your e-mail address"
      description="Alerts are sent to it, and a link if you forget your password."
      button="Confirm"
      done="Your e-mail address is confirmed"
      token={useToken()}
      action={useVerifyEmail()}
    />
  );
}

/** Where the link to get no more alerts leads. */
export function UnsubscribePage() {
  return (
    <MailLink
      title="Unsubscribe from alerts"
      description="Alerts are not sent to your address any more. They are still shown in the portal."
      button="Unsubscribe"
      done="You are unsubscribed"
      token={useToken()}
      action={useUnsubscribe()}
    />
  );
}

function useToken(): string {
  return useSearchParams()[0].get('token') ?? '';
}
