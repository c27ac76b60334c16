import type { AuditEntry } from './api/list-audit';

/** The two kinds of entries: there are far more sign-ins than changes. */
export type AuditCategory = 'changes' | 'sign_ins';

// The type has every action that the service notes, so none can be without words.
const labels: Record<AuditEntry['action'], string> = {
  'login.succeeded': 'Sign-in',
  'login.failed': 'Failed sign-in',
  'login.locked_out': 'Account locked after failed sign-ins',
  'login.disabled': 'Sign-in to a disabled account',
  'login.totp_failed': 'Wrong second factor',
  'login.recovery_code_used': 'Sign-in with a recovery code',
  'login.new_device': 'Sign-in from a new device',
  logout: 'Log-out',
  logout_all: 'Log-out everywhere',
  'session.revoked': 'Session ended',
  'session.reauthenticated': 'Password entered again',
  'password.forgotten': 'Password reset requested by e-mail',
  'password.changed': 'Password changed',
  'password.reset_by_mail': 'Password set by e-mail link',
  'email.set': 'E-mail address set',
  'email.verified': 'E-mail address confirmed',
  'email.removed': 'E-mail address removed',
  'totp.enabled': 'Authenticator app set up',
  'totp.disabled': 'Authenticator app removed',
  'totp.recovery_codes_renewed': 'Recovery codes replaced',
  'customer.totp_removed': 'Authenticator app removed by an operator',
  'key.created': 'API key created',
  'key.renamed': 'API key renamed',
  'key.rotated': 'API key rotated',
  'key.revoked': 'API key revoked',
  'balance_alerts.set': 'Low-balance alerts set',
  'billing_details.set': 'Billing details set',
  'budget.created': 'Budget created',
  'budget.changed': 'Budget changed',
  'budget.deleted': 'Budget deleted',
  'customer.created': 'Customer created',
  'customer.changed': 'Customer details changed',
  'customer.invited': 'Customer invited',
  'customer.erased': 'Personal data erased',
  'customer.disabled': 'Customer disabled',
  'customer.enabled': 'Customer enabled',
  'customer.password_reset': 'Password reset by an operator',
  'customer.tokens_revoked': 'All sessions and keys ended',
  'customer.token_revoked': 'Session or key revoked by an operator',
  'customer.role_granted': 'Administrator role granted',
  'customer.role_removed': 'Administrator role removed',
  'customer.limit_set': 'Rate limit set',
  'customer.limit_removed': 'Rate limit removed',
  'customer.billing_changed': 'Billing changed',
  'customer.credit_granted': 'Credit granted',
  'customer.credit_voided': 'Credit voided',
  'customer.recurring_credit_started': 'Monthly credit started',
  'customer.recurring_credit_ended': 'Monthly credit ended',
  'customer.currency_changed': 'Currency changed',
  'customer.time_zone_changed': 'Time zone changed',
  'customer.usage_adjusted': 'Charges adjusted',
  'invoice.finalized': 'Invoice issued',
  'invoice.credited': 'Credit note issued',
  'invoice.paid': 'Invoice marked as paid',
  'invoice.uncollectible': 'Invoice marked as uncollectible',
  'journal.abandoned': 'Journal abandoned',
  'meter.created': 'Meter created',
  'meter.changed': 'Meter changed',
  'meter.retired': 'Meter retired',
  'meter.unretired': 'Meter returned to the price list',
  'plan.created': 'Plan created',
  'plan.changed': 'Plan changed',
  'plan.version_created': 'Plan version created',
  'subscription.changed': 'Plan of a customer changed',
  'subscription.cancelled': 'Plan of a customer cancelled',
  'payment.created': 'Payment started',
  'payment.recorded': 'Payment recorded',
  'payment.refunded': 'Payment refunded',
  'payment.refund_failed': 'Refund failed',
  'payment_method.added': 'Card saved',
  'payment_method.removed': 'Card removed',
  'auto_top_up.set': 'Automatic top-up set',
  'price.created': 'Price set',
  'price.withdrawn': 'Scheduled price canceled',
  'webhook.created': 'Webhook created',
  'webhook.changed': 'Webhook changed',
  'webhook.deleted': 'Webhook deleted',
  'webhook.disabled': 'Webhook disabled',
  'webhook.secret_rotated': 'Webhook secret rotated',
  'webhook.tested': 'Webhook tested',
  'webhook.replayed': 'Webhook events sent again',
  'rejected_usage.charged': 'Rejected usage charged',
  'rejected_usage.written_off': 'Rejected usage written off',
};

/** Of which kind an action is, as the service sees it. */
export function categoryOf(action: string): AuditCategory {
  return /^(login|session)\.|^logout|^password\.forgotten$/.test(action) ? 'sign_ins' : 'changes';
}

/** The actions of a kind that can be asked for, and what to call them. */
export function actionOptionsOf(category: AuditCategory): { value: string; label: string }[] {
  return Object.entries(labels)
    .filter(([action]) => categoryOf(action) === category)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** An action in a few words. One that is not known is called by its own words. */
export function labelOf(action: string): string {
  return (labels as Partial<Record<string, string>>)[action] ?? action.replaceAll(/[._]/g, ' ');
}
