import type { Schemas } from './client';

/** A budget and what was spent of it. */
export type Budget = Schemas['BudgetResponse'];

/** A budget to create. */
export type WantedBudget = Schemas['BudgetRequest'];

/** A change of a budget. */
export type BudgetChange = Schemas['BudgetChangeRequest'] & { id: string };

/** Something that happened to a customer's budgets or credit. */
export type Alert = Schemas['AlertResponse'];

/** The balances below which a customer is notified. */
export type BalanceAlerts = Schemas['BalanceAlertsResponse'];
