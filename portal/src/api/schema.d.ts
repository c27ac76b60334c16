// Made from openapi.json by `npm run api`: do not edit.
import type { Count } from '@/format/quantity';
export interface paths {
    "/api/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the account
         * @description The settings of the user's account.
         */
        get: operations["account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update account settings
         * @description Changes the time zone whose calendar months are the billing periods, from the next period.
         */
        patch: operations["change_account"];
        trace?: never;
    };
    "/api/admin/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all alerts
         * @description What happened to the budgets and credit of all customers, or of one, newest first.
         */
        get: operations["list_all_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit entries
         * @description Changes and sign-ins, newest first.
         */
        get: operations["list_audit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description Customers in the order of registration.
         */
        get: operations["list_customers"];
        put?: never;
        /**
         * Create a customer
         * @description Creates a customer, and an invitation by which a user signs up for them. Only this response contains its secret.
         */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer
         * @description A customer with the usage lines and the cost of a month.
         */
        get: operations["get_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a customer
         * @description Changes details of a customer, and the currency of one who has not been charged yet.
         */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/admin/customers/{id}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List adjustments
         * @description Corrections of a customer's charges, oldest first.
         */
        get: operations["list_customer_adjustments"];
        put?: never;
        /**
         * Adjust a customer's charges
         * @description Adds units to a usage line or an amount to a billing period; negative values remove them.
         */
        post: operations["adjust_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Grant administrator role
         * @description Makes a customer's user an administrator.
         */
        put: operations["grant_administrator"];
        post?: never;
        /**
         * Remove administrator role
         * @description Removes the administrator role from a customer's user.
         */
        delete: operations["remove_administrator"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer's balance
         * @description What is left of a customer's credit, less what is owed.
         */
        get: operations["customer_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/balance/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a customer's balance alerts
         * @description The balances below which a customer is notified.
         */
        get: operations["customer_balance_alerts"];
        /**
         * Set a customer's balance alerts
         * @description Sets the balances below which a customer is notified, in place of those before.
         */
        put: operations["set_customer_balance_alerts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get how a customer pays
         * @description Whether a customer pays in advance, and how much they may owe.
         */
        get: operations["customer_billing"];
        /**
         * Set how a customer pays
         * @description Sets whether a customer pays in advance, and how much they may owe. What they owe when a limit begins is billed in arrears and does not count against it.
         */
        put: operations["set_customer_billing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's budgets
         * @description A customer's budgets, newest first: theirs, and those that operators set.
         */
        get: operations["list_customer_budgets"];
        put?: never;
        /**
         * Create a customer's budget
         * @description Bounds what a customer spends. They see it, and cannot change it.
         */
        post: operations["create_customer_budget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/budgets/{budget}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a customer's budget
         * @description Deletes a customer's own or an operator's budget.
         */
        delete: operations["delete_customer_budget"];
        options?: never;
        head?: never;
        /**
         * Update a customer's budget
         * @description Changes the name, limit, action or alerts of a customer's own or an operator's budget.
         */
        patch: operations["change_customer_budget"];
        trace?: never;
    };
    "/api/admin/customers/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's calls
         * @description The charged calls of a customer, oldest first, from the archive of this node.
         */
        get: operations["list_customer_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's credits
         * @description A customer's grants of credit, used and expired ones included, newest first.
         */
        get: operations["list_customer_credits"];
        put?: never;
        /**
         * Grant credit
         * @description Grants credit to a customer. It first covers what they owe, unless it is limited to meters or begins later. The same reference again grants nothing and returns the same credit. The kind recurring grants it in each billing period, and returns the first grant.
         */
        post: operations["grant_customer_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/credits/{grant}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Void a credit
         * @description Voids what is left of a credit. What usage has consumed of it stays paid.
         */
        post: operations["void_customer_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/credits/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's credit entries
         * @description What happened to a customer's credits, newest first.
         */
        get: operations["list_customer_credit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/credits/recurring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's recurring credits
         * @description Credits that a customer is granted in each billing period, ended ones included, newest first. What is granted of them is in the list of credits.
         */
        get: operations["list_customer_recurring_credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/credits/recurring/{credit}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a recurring credit
         * @description No other period is granted. What was granted stays until its period ends; void it to end it now.
         */
        post: operations["end_customer_recurring_credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a customer
         * @description Refuses the sessions and API keys of a customer. Past usage stays billed.
         */
        post: operations["disable_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a customer
         * @description Accepts the sessions and API keys of a disabled customer again.
         */
        post: operations["enable_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew an invitation
         * @description Creates another invitation for a customer without a user. The one before is no longer accepted.
         */
        post: operations["invite_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's limits
         * @description The calls per minute that a customer may make. Meters that are not listed have no limit.
         */
        get: operations["list_customer_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/limits/{meter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a limit
         * @description Sets the calls per minute that a customer may make of a meter, on each node.
         */
        put: operations["set_customer_limit"];
        post?: never;
        /**
         * Remove a limit
         * @description Removes a customer's limit for a meter.
         */
        delete: operations["remove_customer_limit"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's own prices
         * @description The prices that a customer has instead of the price list, newest first.
         */
        get: operations["list_customer_prices"];
        put?: never;
        /**
         * Set a customer's own price
         * @description Sets a price of a meter for one customer, which wins over the price list in the customer's currency. The model list ends it.
         */
        post: operations["set_customer_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/reset_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset a password
         * @description Sets a new password for a customer's user, shown once, and ends their sessions and API keys.
         */
        post: operations["reset_customer_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/revoke_tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke all tokens
         * @description Ends all sessions and API keys of a customer immediately.
         */
        post: operations["revoke_customer_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a customer's tokens
         * @description The active sessions and API keys of a customer, newest first.
         */
        get: operations["list_customer_tokens"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/tokens/{token_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description Ends one session or API key of a customer immediately.
         */
        delete: operations["revoke_customer_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/customers/{id}/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a customer's authenticator
         * @description Removes the authenticator app of a customer's user and ends their sessions.
         */
        delete: operations["remove_customer_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/journals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List journals
         * @description The journals of all processes, newest first, with what they hold of customers' credit.
         */
        get: operations["list_journals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/journals/{id}/abandon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Abandon a journal
         * @description Closes a journal whose disk is lost, so that the credit it holds is free again. Calls that it had admitted and not flushed are not charged, unless its files are found. A journal whose process was seen within the last minute is in use and is refused.
         */
        post: operations["abandon_journal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/leases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List leases
         * @description The units of usage lines that journals may admit calls for, and the credit held for them, in the order of customers.
         */
        get: operations["list_leases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List meters
         * @description All meters with their current prices, including retired meters.
         */
        get: operations["list_meters"];
        put?: never;
        /**
         * Create a meter
         * @description Creates a meter and its first price before code declares it.
         */
        post: operations["create_meter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/meters/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a meter
         * @description A meter with its current price.
         */
        get: operations["get_meter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Update a meter
         * @description Changes a meter's name, description, documentation, unit or billable status codes.
         */
        patch: operations["change_meter"];
        trace?: never;
    };
    "/api/admin/meters/{id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a meter's prices
         * @description All prices on the price list of a meter, in every currency, newest first.
         */
        get: operations["list_meter_prices"];
        put?: never;
        /**
         * Set a price
         * @description Sets a price from now, from a later instant or from the next billing period. A price that would change nothing returns the current one. With cases, usage is priced by its dimensions.
         */
        post: operations["set_meter_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/meters/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retire a meter
         * @description Removes a meter from the price list. Endpoints that still use it continue to be billed.
         */
        post: operations["retire_meter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/meters/{id}/unretire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a meter
         * @description Returns a retired meter to the price list.
         */
        post: operations["unretire_meter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel a scheduled price
         * @description Cancels a price that is not yet in force.
         */
        delete: operations["withdraw_price"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/prices/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Simulate a price
         * @description What customers would have paid in a month at another price, and what they did pay.
         */
        post: operations["simulate_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rejected_usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rejected usage
         * @description Usage that could not be charged, newest first.
         */
        get: operations["list_rejected_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rejected_usage/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry rejected usage
         * @description Charges rejected usage at the price in force when it occurred, once its cause is fixed.
         */
        post: operations["retry_rejected_usage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/rejected_usage/{id}/write_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write off rejected usage
         * @description Marks rejected usage as never to be charged.
         */
        post: operations["write_off_rejected_usage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get monthly totals
         * @description Revenue, calls, top customers and top meters of a month, in each customer's time zone.
         */
        get: operations["totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get total usage
         * @description Usage of all customers or of one, by hour, day or month in UTC.
         */
        get: operations["total_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify the ledger
         * @description Recomputes every cost and total and reports differences. Answers 202 if that takes long.
         */
        get: operations["verify_ledger"];
        put?: never;
        /**
         * Start a verification
         * @description Starts recomputing every cost and total, or joins the run of this node.
         */
        post: operations["start_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/verify/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a verification
         * @description The progress of a verification and the differences it found.
         */
        get: operations["get_verification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List webhooks
         * @description Where events are sent, newest first.
         */
        get: operations["list_webhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Sends the events of all customers to an https address from now on, signed as Standard Webhooks 1.0 says. The answer has the secret, which cannot be read again.
         */
        post: operations["create_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description Where events are sent, and which.
         */
        get: operations["get_webhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Deletes a webhook and the log of its deliveries.
         */
        delete: operations["delete_webhook"];
        options?: never;
        head?: never;
        /**
         * Update a webhook
         * @description Changes the address, description or types of a webhook, or disables or enables it. What happens while it is disabled is sent only by a replay.
         */
        patch: operations["change_webhook"];
        trace?: never;
    };
    "/api/admin/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a webhook's deliveries
         * @description The events that were sent, newest first, with the last answer to each.
         */
        get: operations["list_webhook_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a time range
         * @description Sends the events of a time range again, at most 10,000, those too that happened while the webhook was disabled or did not exist. Each keeps its id.
         */
        post: operations["replay_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{id}/rotate_secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate a webhook's secret
         * @description Replaces the secret. The present one signs too until the overlap ends: then each event has two signatures. The answer has the new secret, which cannot be read again.
         */
        post: operations["rotate_webhook_secret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test a webhook
         * @description Sends an event of the type webhook.test, whatever types the webhook receives.
         */
        post: operations["test_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/webhooks/deliveries/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replay a delivery
         * @description Sends one event again, immediately and then by the schedule. It keeps its id.
         */
        post: operations["replay_webhook_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts
         * @description What happened to the customer's budgets and credit, newest first.
         */
        get: operations["list_alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current customer
         * @description The customer of the token, with the cost of this month and of all time.
         */
        get: operations["info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Returns a session token, or sets a cookie that holds it.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out
         * @description Ends the session of this token immediately.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout_all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log out everywhere
         * @description Ends all sessions of the user immediately.
         */
        post: operations["logout_all"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sign-in notices
         * @description Sign-ins from new devices, newest first.
         */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change the password
         * @description Changes the user's password and ends all other sessions.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the password
         * @description Confirms the user's password, as sensitive requests require.
         */
        post: operations["reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description Registers a user and creates their customer, or accepts an invitation.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description The user's active sessions, newest first.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a session
         * @description Ends one of the user's sessions immediately.
         */
        delete: operations["revoke_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get authenticator status
         * @description Whether sign-in requires a code from an authenticator app.
         */
        get: operations["get_totp"];
        put?: never;
        post?: never;
        /**
         * Remove the authenticator app
         * @description Sign-in then requires only the password.
         */
        delete: operations["disable_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the authenticator
         * @description Confirms the app with a code and returns recovery codes. Sign-in then requires codes.
         */
        post: operations["enable_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/recovery_codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew recovery codes
         * @description Returns new recovery codes. Earlier codes stop working.
         */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set up an authenticator
         * @description Returns a secret for an authenticator app. Sign-in requires codes once one was confirmed.
         */
        post: operations["set_up_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the balance
         * @description What is left of the customer's credit, less what is owed, every call answered before included.
         */
        get: operations["balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/balance/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get low-balance alerts
         * @description The balances below which the customer is notified.
         */
        get: operations["balance_alerts"];
        /**
         * Set low-balance alerts
         * @description Sets the balances below which the customer is notified, in place of those before.
         */
        put: operations["set_balance_alerts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/balance/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the balance by day
         * @description The balance at the end of each of the last days in the customer's time zone, every call answered before included. Usage counts on the day on which it occurred.
         */
        get: operations["balance_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List budgets
         * @description The customer's budgets, newest first, every call answered before counted.
         */
        get: operations["list_budgets"];
        put?: never;
        /**
         * Create a budget
         * @description Bounds what is spent in a day, in a month, or at all: by the customer, on one API, or with one API key. Percentages of it are reported; it may also refuse calls beyond it.
         */
        post: operations["create_budget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/budgets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a budget
         * @description Deletes a budget. Calls that it refused are served again.
         */
        delete: operations["delete_budget"];
        options?: never;
        head?: never;
        /**
         * Update a budget
         * @description Changes a budget's name, limit, action or alerts. What is not reached any more is reported as resolved.
         */
        patch: operations["change_budget"];
        trace?: never;
    };
    "/api/cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the current cost
         * @description The cost of the current billing period so far, line by line.
         */
        get: operations["current_cost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cost/{month}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a month's cost
         * @description The cost of a billing period, line by line.
         */
        get: operations["cost_of_month"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credits
         * @description The customer's grants of credit, used and expired ones included, newest first.
         */
        get: operations["list_credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit entries
         * @description What happened to the customer's credits, newest first: granted, consumed by usage, given back, expired and voided amounts. Usage of one price within an hour is one entry for each grant.
         */
        get: operations["list_credit_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/credits/recurring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List recurring credits
         * @description Credits that the customer is granted in each billing period, ended ones included, newest first.
         */
        get: operations["list_recurring_credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description The customer's API keys, newest first.
         */
        get: operations["list_keys"];
        put?: never;
        /**
         * Create an API key
         * @description Creates an API key. Only this response contains its secret.
         */
        post: operations["create_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API key
         * @description Revokes an API key immediately.
         */
        delete: operations["revoke_key"];
        options?: never;
        head?: never;
        /**
         * Rename an API key
         * @description Renames an API key, in the list of usage too.
         */
        patch: operations["rename_key"];
        trace?: never;
    };
    "/api/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate an API key
         * @description Gives an API key a new secret, which only this response contains. The current secret works until the overlap ends; one from an earlier rotation ends immediately.
         */
        post: operations["rotate_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List rate limits
         * @description The calls per minute that the customer may make. APIs that are not listed have no limit.
         */
        get: operations["list_limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payg/api1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a random activity
         * @description An activity, its kind and for how many people it is.
         */
        get: operations["api1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payg/api2": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a random quote
         * @description A quote and its author.
         */
        get: operations["api2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payg/api3": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a random character
         * @description A fictional character, with the book and its author.
         */
        get: operations["api3"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/payg/api4": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a random palette
         * @description A random color palette. Costs more than the other sample APIs.
         */
        get: operations["api4"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List prices
         * @description The current and the scheduled prices of each API in a currency, with a validator for If-None-Match.
         */
        get: operations["list_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Estimate a cost
         * @description The cost of a quantity in one billing period at the current price.
         */
        get: operations["estimate_price"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/prices/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my prices
         * @description The current and the scheduled prices of each API for the caller, own prices included.
         */
        get: operations["list_my_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get usage
         * @description Usage and cost by hour, day or month in the customer's time zone, also by API key or by a dimension. Test calls are apart.
         */
        get: operations["usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check liveness
         * @description Whether the process responds.
         */
        get: operations["health_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Check readiness
         * @description Whether the service is ready: the database is migrated and available.
         */
        get: operations["health_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A journal that was closed by an operator, and what that has freed. */
        AbandonedJournalResponse: {
            /**
             * Format: date-time
             * @description When it was closed.
             */
            closed_at: string;
            /**
             * Format: int32
             * @description Customers of whose lines units were out to it.
             */
            customers: number;
            /**
             * Format: uuid
             * @description The journal's id.
             */
            id: string;
            /**
             * Format: int64
             * @description Units that were out to it.
             */
            units: Count;
        };
        /** @description A confirmation that a journal's disk is lost. */
        AbandonJournalRequest: {
            /** @description true: what the journal has not flushed is given up. */
            confirm: boolean;
            /** @description Why, for the audit log: 1 to 200 characters. */
            reason: string;
        };
        /** @description A change of the user's own settings. */
        AccountChangeRequest: {
            /** @description The IANA name of a time zone, such as Europe/Berlin. It acts from the next billing period on. */
            time_zone: string;
        };
        /** @description The user's own settings. */
        AccountResponse: {
            /**
             * Format: date-time
             * @description When the customer registered.
             */
            created_at: string;
            /** @description Whether log-ins ask for a code of an authenticator app. */
            has_totp: boolean;
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description Whether the user has the role admin. */
            is_administrator: boolean;
            /** @description Whether the password was generated: until it is changed, nothing else can be. */
            must_change_password: boolean;
            /** @description Whether an authenticator app must be set up before the user can act as an administrator. */
            must_set_up_totp: boolean;
            /** @description The time zone of the next billing period; null: it stays the same. */
            pending_time_zone: null | string;
            /**
             * Format: date-time
             * @description When that period begins; null: the time zone stays the same.
             */
            pending_time_zone_from: null | string;
            /** @description The IANA time zone whose calendar month is the current billing period. */
            time_zone: string;
            /** @description The user's name. */
            username: string;
        };
        /** @description Something to do. */
        Activity: {
            /** @description What kind of activity it is. */
            kind: string;
            /** @description What to do. */
            name: string;
            /**
             * Format: int32
             * @description For how many people it is.
             */
            participants: number;
        };
        /** @description A correction of what a customer is charged: units of a usage line, or money. */
        AdjustmentRequest: {
            /**
             * @description Money to add to the period's cost, or less than 0 to take off, in place of quantity: a decimal in the customer's
             *     currency, up to 10^9.
             */
            amount?: null | string;
            /**
             * Format: int32
             * @description The meter's number; required with quantity.
             */
            meter?: null | number;
            /** @description The billing period, as yyyy-MM, open or over. */
            month: string;
            /**
             * Format: int32
             * @description The number of the line's price; required where the month has several lines of the meter.
             */
            price?: null | number;
            /**
             * Format: int64
             * @description Units to add to the line, or less than 0 to take off: up to 10^15. A line never has fewer than no units.
             */
            quantity?: null | Count;
            /** @description Why, as the customer reads it: 1 to 500 characters. */
            reason: string;
        };
        /** @description A correction that an operator made to a billing period. */
        AdjustmentResponse: {
            /** @description What it added to the period's cost when it was made; less than 0: took off. */
            amount: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The adjustment's id.
             */
            id: string;
            /** @description The meter's key; null: it is money for the whole period. */
            meter: null | string;
            /** @description What the meter is called where people read it; null: its key, or no meter. */
            meter_name: null | string;
            /** @description The meter's HTTP method; null where there is no meter. */
            method: null | string;
            /** @description The billing period, as yyyy-MM. */
            month: string;
            /**
             * Format: int32
             * @description The number of the price whose line was adjusted; null: it is money.
             */
            price: null | number;
            /**
             * Format: int64
             * @description Units that the line gained; less than 0: lost; null: it is money.
             */
            quantity: null | Count;
            /** @description Why. */
            reason: string;
        };
        /** @description A customer as administrators see them. */
        AdminCustomerResponse: {
            /** @description Their company; null: not known. */
            company: null | string;
            /**
             * Format: date-time
             * @description When they registered.
             */
            created_at: string;
            /** @description What they are charged in, an ISO 4217 code. */
            currency: string;
            /**
             * Format: date-time
             * @description Since when their tokens are refused; null: they are accepted.
             */
            disabled_at: null | string;
            /** @description Their e-mail address; null: not known. */
            email: null | string;
            /** @description Their id in the operator's own systems; null: none. */
            external_id: null | string;
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description Whether the user is an administrator. */
            is_administrator: boolean;
            /** @description Whether they have no user yet. */
            is_invited: boolean;
            /** @description Spend in their current billing period. */
            month_cost: components["schemas"]["MoneyResponse"];
            /** @description What operators note about them; null: nothing. */
            notes: null | string;
            /** @description The time zone of the next billing period; null: it stays the same. */
            pending_time_zone: null | string;
            /**
             * Format: date-time
             * @description When that period begins; null: the time zone stays the same.
             */
            pending_time_zone_from: null | string;
            /** @description The IANA time zone whose calendar months are the billing periods. */
            time_zone: string;
            /** @description All-time spend. */
            total_cost: components["schemas"]["MoneyResponse"];
            /** @description Their user's name; before they have a user, what the customer is called. */
            username: string;
        };
        /** @description A meter as administrators see it. */
        AdminMeterResponse: {
            /** @description Which answers are charged, such as 200-299,404. */
            charged_statuses: string;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description What it does, for customers; null: nothing is said. */
            description: null | string;
            /** @description The names of the dimensions that its usage may have. */
            dimensions: string[];
            /** @description Where customers find its documentation; null: nowhere. */
            docs_url: null | string;
            /** @description The HTTP endpoints that are bound to it, such as GET /api/maps. */
            endpoints: string[];
            /**
             * Format: int32
             * @description The meter's number.
             */
            id: number;
            /** @description Its public name, which never changes. */
            key: string;
            /** @description The HTTP method of its endpoints; * for several methods, or without endpoints. */
            method: string;
            /** @description What it is called where people read it; null: its key. */
            name: null | string;
            /** @description The price in force in the service's currency. */
            price: components["schemas"]["PriceResponse"];
            /**
             * Format: date-time
             * @description Since when it is off the price list; null: it is on it.
             */
            retired_at: null | string;
            /** @description The route of its first endpoint; null without endpoints. */
            route: null | string;
            /** @description What is counted. */
            unit: string;
        };
        /** @description A price of a meter, and what it is now. */
        AdminPriceResponse: {
            /**
             * Format: date-time
             * @description When it was set.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it stops applying (exclusive); null: no other price follows.
             */
            effective_to: null | string;
            /** @description The meter's key. */
            meter: string;
            /** @description The price. */
            price: components["schemas"]["PriceResponse"];
            /** @description Planned, current or past; for one that waits for a billing period, as in UTC. */
            state: string;
        };
        /** @description Something that happened to a customer's budgets or credit. */
        AlertResponse: {
            /**
             * Format: date-time
             * @description When.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description Whom it is about.
             */
            customer: string;
            /** @description What they are called. */
            customer_name: string;
            /** @description What is known about it, by type. */
            data: components["schemas"]["JsonElement"];
            /**
             * Format: int64
             * @description Its number: alerts rise in the order in which they happened.
             */
            id: Count;
            /** @description What happened. */
            type: string;
        };
        /** @description Something that was done. */
        AuditEntryResponse: {
            /**
             * @description What was done, such as price.created.
             * @enum {string}
             */
            action: "balance_alerts.set" | "budget.changed" | "budget.created" | "budget.deleted" | "customer.billing_changed" | "customer.changed" | "customer.created" | "customer.credit_granted" | "customer.credit_voided" | "customer.currency_changed" | "customer.disabled" | "customer.enabled" | "customer.invited" | "customer.limit_removed" | "customer.limit_set" | "customer.password_reset" | "customer.recurring_credit_ended" | "customer.recurring_credit_started" | "customer.role_granted" | "customer.role_removed" | "customer.time_zone_changed" | "customer.token_revoked" | "customer.tokens_revoked" | "customer.totp_removed" | "customer.usage_adjusted" | "journal.abandoned" | "key.created" | "key.renamed" | "key.revoked" | "key.rotated" | "login.disabled" | "login.failed" | "login.locked_out" | "login.new_device" | "login.recovery_code_used" | "login.succeeded" | "login.totp_failed" | "logout" | "logout_all" | "meter.changed" | "meter.created" | "meter.retired" | "meter.unretired" | "password.changed" | "price.created" | "price.withdrawn" | "rejected_usage.charged" | "rejected_usage.written_off" | "session.reauthenticated" | "session.revoked" | "totp.disabled" | "totp.enabled" | "totp.recovery_codes_renewed" | "webhook.changed" | "webhook.created" | "webhook.deleted" | "webhook.disabled" | "webhook.replayed" | "webhook.secret_rotated" | "webhook.tested";
            /** @description The user's name then; `payg operator`: the command `payg` or the first start; null: nobody who is known. */
            actor: null | string;
            /**
             * Format: uuid
             * @description The user who did it; null: nobody who is known, or `payg operator`.
             */
            actor_id: null | string;
            /** @description The address that the request came from. */
            address: null | string;
            after: null | components["schemas"]["JsonElement"];
            /**
             * Format: date-time
             * @description When it was done.
             */
            at: string;
            before: null | components["schemas"]["JsonElement"];
            /**
             * Format: int64
             * @description The entry's number, rising.
             */
            id: Count;
            /** @description Which one it was done to. */
            subject_id: string;
            /** @description What kind of thing it was done to, such as price. */
            subject_kind: string;
        };
        /** @description The balances to report. */
        BalanceAlertsRequest: {
            /** @description Decimals from 0 to 10^9 in the customer's currency, at most 5; none: no reports. */
            below: string[];
        };
        /** @description The balances that are reported. */
        BalanceAlertsResponse: {
            /** @description A balance below one of these is reported, falling. */
            below: components["schemas"]["MoneyResponse"][];
        };
        /** @description What a customer's balance was, day by day. */
        BalanceHistoryResponse: {
            /** @description What the customer is charged in. */
            currency: string;
            /** @description The days, the oldest first; the last is the day under way. */
            days: components["schemas"]["DayBalanceResponse"][];
        };
        /** @description What a customer has, owes and may still spend. */
        BalanceResponse: {
            /**
             * @description The balance and the credit limit, less what is held; never less than 0. Calls are refused at 0 where the customer
             *     pays in advance or has a credit limit.
             */
            available: components["schemas"]["MoneyResponse"];
            /** @description What is left of valid credit, less what is owed; less than 0: the customer owes. */
            balance: components["schemas"]["MoneyResponse"];
            credit_limit: null | components["schemas"]["MoneyResponse"];
            /** @description What the customer is charged in. */
            currency: string;
            /** @description Valid credit that has anything left, in the order in which it is used. */
            grants: components["schemas"]["CreditGrantResponse"][];
            /** @description What calls that were admitted and are not charged yet may cost. */
            held: components["schemas"]["MoneyResponse"];
            /** @description prepaid: calls are paid for in advance; postpaid: afterwards. */
            mode: string;
        };
        /** @description How a customer is to pay. */
        BillingRequest: {
            /**
             * @description How much they may owe, in their currency: a decimal from 0 to 10^9. Left out or null: no limit, and nothing where
             *     they pay in advance.
             */
            credit_limit?: null | string;
            /** @description prepaid: calls are paid for in advance; postpaid: afterwards. */
            mode: string;
        };
        /** @description How a customer pays. */
        BillingResponse: {
            credit_limit: null | components["schemas"]["MoneyResponse"];
            /** @description prepaid: calls are paid for in advance; postpaid: afterwards. */
            mode: string;
        };
        /** @description Changes of a budget; what is left out stays. */
        BudgetChangeRequest: {
            /** @description notify or block. */
            action?: null | string;
            /** @description The percentages of the limit that are reported, 1 to 1000, at most 10. */
            alerts?: null | number[];
            /** @description What may be spent in a period: a decimal from 0 to 10^9. */
            limit?: null | string;
            /** @description What to call it, up to 100 characters. */
            name?: null | string;
        };
        /** @description A budget to create. */
        BudgetRequest: {
            /** @description notify: only report; block: also refuse calls beyond it with 402. */
            action: string;
            /** @description The percentages of the limit that are reported, 1 to 1000, at most 10; 50, 80 and 100 where it is left out or null. */
            alerts?: null | number[];
            /**
             * Format: uuid
             * @description The id of the API key, for the scope api_key.
             */
            api_key?: null | string;
            /** @description What may be spent in a period, in the customer's currency: a decimal from 0 to 10^9. */
            limit: string;
            /** @description The key of the meter, for the scope meter. */
            meter?: null | string;
            /** @description What to call it, up to 100 characters; what it is about where it is left out or null. */
            name?: null | string;
            /** @description day, month or none, in the customer's calendar; none: all spending from now on. */
            period: string;
            /** @description customer, meter or api_key: whose spending it is about. */
            scope: string;
        };
        /** @description A budget and what was spent of it. */
        BudgetResponse: {
            /** @description notify or block. */
            action: string;
            /** @description The percentages of the limit that are reported. */
            alerts: number[];
            /**
             * Format: uuid
             * @description The id of the API key; null unless the scope is api_key.
             */
            api_key: null | string;
            /**
             * Format: date-time
             * @description When the budget was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When that period began.
             */
            from: string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description What may be spent in a period. */
            limit: components["schemas"]["MoneyResponse"];
            /** @description The key of the meter; null unless the scope is meter. */
            meter: null | string;
            /** @description What it is called. */
            name: string;
            /** @description day, month or none. */
            period: string;
            /** @description customer, meter or api_key: whose spending it is about. */
            scope: string;
            /** @description customer or operator: the customer may not change what an operator set. */
            set_by: string;
            /** @description What was spent in the period under way. */
            spent: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description When it ends; null: never.
             */
            to: null | string;
        };
        /** @description One page of calls. */
        CallPageResponse: {
            /**
             * Format: int32
             * @description Pieces of the archive that could not be read and may hold calls of the period; 0 when all is well.
             */
            damaged: number;
            /** @description The calls, in the order in which they occurred. */
            data: components["schemas"]["CallResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description A call that was charged. */
        CallResponse: {
            /** @description The dimensions of the usage, by name; empty without any. */
            dimensions: {
                [key: string]: string;
            };
            /** @description The meter's key; null: there is no such meter any more. */
            meter: null | string;
            /** @description What the meter is called where people read it; null: its key, or it is gone. */
            meter_name: null | string;
            /** @description The meter's HTTP method; null: there is no such meter any more. */
            method: null | string;
            /**
             * Format: date-time
             * @description When it was answered.
             */
            occurred_at: string;
            /**
             * Format: int64
             * @description How much it used.
             */
            quantity: Count;
            /** @description What the quantity counted when it occurred; null: the meter no longer exists. */
            unit: null | string;
        };
        /** @description What an administrator wants to change about a customer. What is not given stays. */
        ChangeCustomerRequest: {
            /** @description Their company: at most 200 characters; an empty text removes it. */
            company?: null | string;
            /** @description What to charge them in, an ISO 4217 code; only while nothing was charged. */
            currency?: null | string;
            /** @description Their e-mail address; an empty text removes it. */
            email?: null | string;
            /** @description Their id in your own systems, which no other customer has: at most 100 characters; an empty text removes it. */
            external_id?: null | string;
            /** @description Notes for operators, which the customer is not shown: at most 2,000 characters; an empty text removes them. */
            notes?: null | string;
        };
        /** @description What an administrator wants to be different about a meter. */
        ChangeMeterRequest: {
            /** @description Which answers are charged from now on, such as 200-299,404: from 200 to 599. */
            charged_statuses?: null | string;
            /** @description What it does, for customers: at most 500 characters; an empty text removes the description. */
            description?: null | string;
            /** @description The names of the dimensions that its usage may have from now on, at most 5; prices keep their cases. */
            dimensions?: null | string[];
            /** @description Where customers find its documentation, an http or https address: at most 500 characters; an empty text removes it. */
            docs_url?: null | string;
            /** @description What to call it where people read it: at most 100 characters; an empty text removes the name. The key never changes. */
            name?: null | string;
            /** @description What is counted: 1 to 32 characters; what the code says no longer matters. */
            unit?: null | string;
        };
        /** @description A fictional character. */
        Character: {
            /** @description Who wrote it. */
            author: string;
            /** @description The book. */
            book: string;
            /** @description The character's name. */
            name: string;
            /**
             * Format: int32
             * @description When it was published.
             */
            year: number;
        };
        /** @description A usage line: the usage of one meter at one price. */
        CostLineResponse: {
            /**
             * Format: int64
             * @description Units that adjustments added; less than 0: took off. The cost is that of the sum of both.
             */
            adjusted_quantity: Count;
            /**
             * Format: int64
             * @description Units of the meter at earlier prices of the billing period, from which tiers and free units continue; 0 where the price restarts them or its unit is another.
             */
            before: Count;
            /** @description What it costs. */
            cost: components["schemas"]["MoneyResponse"];
            /** @description How the cost is calculated; the parts sum to it exactly. */
            explanation: components["schemas"]["CostPartResponse"][];
            /** @description The meter's key. */
            meter: string;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
            /** @description The price in force when it was used. */
            price: components["schemas"]["PriceResponse"];
            /**
             * Format: int64
             * @description How much was metered, in units.
             */
            quantity: Count;
            /** @description What is counted. */
            unit: string;
            /** @description The dimensions of the price's case, such as {"model":"gpt-5"}; empty: the default price. */
            when: {
                [key: string]: string;
            };
        };
        /** @description One part of the explanation of a cost. */
        CostPartResponse: {
            /** @description What it adds to the cost. */
            cost: components["schemas"]["MoneyResponse"];
            /**
             * Format: int64
             * @description The first unit that it covers, counted from 1.
             */
            first_unit: Count;
            /** @description Free, units, tier_fee or packages. */
            kind: string;
            /**
             * Format: int64
             * @description How many units it covers; 0 for a fee.
             */
            quantity: Count;
            /** @description The rate, the price of a block, or the fee. */
            rate: components["schemas"]["MoneyResponse"];
        };
        /** @description What a billing period costs. */
        CostResponse: {
            /** @description Corrections that an operator made, in the order in which they were made. */
            adjustments: components["schemas"]["AdjustmentResponse"][];
            /**
             * Format: date-time
             * @description Every call that this node answered before this instant is included.
             */
            as_of: string;
            /** @description The total spend of the customer in all billing periods. */
            customer_total: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description The first instant after it.
             */
            end: string;
            /** @description One line for each meter and price. */
            lines: components["schemas"]["CostLineResponse"][];
            /** @description The billing period, as yyyy-MM. */
            month: string;
            /**
             * Format: date-time
             * @description Its first instant.
             */
            start: string;
            /** @description The IANA time zone whose calendar month it is. */
            time_zone: string;
            /** @description The sum of the lines and of the adjustments in money. */
            total: components["schemas"]["MoneyResponse"];
        };
        /** @description What happened to a grant of credit. */
        CreditEntryResponse: {
            /** @description How much, always positive: the kind says in which direction. */
            amount: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description When it was recorded; of usage that consumed or gave back credit, the hour.
             */
            at: string;
            /**
             * Format: uuid
             * @description The grant's id.
             */
            grant: string;
            /** @description grant, consume, restore, expire, void or refund. */
            kind: string;
            /** @description The key of the meter of the usage; null: not of usage. */
            meter: null | string;
            /** @description The billing period of the usage, as yyyy-MM; null: not of usage. */
            month: null | string;
            /**
             * Format: int32
             * @description The number of the usage's price; null: not of usage.
             */
            price: null | number;
            /** @description What it was for; null: usage, or nothing was given. */
            reference: null | string;
            /**
             * Format: int64
             * @description The entry's number: 1, 2, 3 and so on for each customer.
             */
            seq: Count;
        };
        /** @description Credit that a customer was granted. */
        CreditGrantResponse: {
            /** @description What was granted. */
            amount: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description When it was granted.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From when on it pays for usage.
             */
            effective_at: string;
            /**
             * Format: date-time
             * @description Until when it pays for usage; null: without end.
             */
            expires_at: null | string;
            /**
             * Format: uuid
             * @description The grant's id.
             */
            id: string;
            /** @description Whether it is what carried over from the period before. */
            is_rollover?: boolean;
            /** @description promo, purchase, recurring, goodwill or refund_reversal. */
            kind: string;
            /** @description The keys of the meters that it pays for; null: all. */
            meters: null | string[];
            /**
             * Format: int32
             * @description Credit of a lower priority is used first.
             */
            priority: number;
            /**
             * Format: uuid
             * @description The id of the recurring credit that it is a period of; null: of none.
             */
            recurring_credit?: null | string;
            /** @description What it was granted for; unique to the customer; null: nothing was given. */
            reference: null | string;
            /** @description What is left of it. */
            remaining: components["schemas"]["MoneyResponse"];
            /** @description scheduled, active, used, expired or voided. */
            status: string;
            /**
             * Format: date-time
             * @description When what was left of it was voided; null: it was not.
             */
            voided_at: null | string;
        };
        /** @description Credit to grant to a customer. */
        CreditRequest: {
            /** @description How much, in the customer's currency: a decimal more than 0 and up to 10^9. */
            amount: string;
            /**
             * Format: date-time
             * @description From when on it pays for usage; now where it is left out or null.
             */
            effective_at?: null | string;
            /**
             * Format: date-time
             * @description Until when it pays for usage; without end where it is left out or null.
             */
            expires_at?: null | string;
            /**
             * @description promo, purchase, goodwill or refund_reversal; purchase: the customer paid for it. recurring: the amount is granted
             *     in each of the customer's billing periods.
             */
            kind: string;
            /** @description The keys of the meters that it pays for, at most 100; all where it is left out or null. */
            meters?: null | string[];
            /**
             * Format: int32
             * @description Credit of a lower priority is used first: 0 to 1000, 50 by default.
             */
            priority?: null | number;
            /** @description monthly, which is the default, for recurring credit alone. */
            recurs?: null | string;
            /**
             * @description What it is granted for, such as the number of an order: unique to the customer, so that the same request again
             *     grants nothing. The Idempotency-Key where it is left out or null.
             */
            reference?: null | string;
            /** @description For recurring credit alone: at most so much of what is left carries over into the next period; the least by default. */
            rollover_max?: null | string;
            /** @description For recurring credit alone: at least so much carries over into each next period; 0 by default. */
            rollover_min?: null | string;
        };
        /** @description A customer, and what a month costs them. */
        CustomerDetailResponse: {
            /** @description What the period costs: the sum of the lines and of the adjustments in money. */
            cost: components["schemas"]["MoneyResponse"];
            /** @description The customer. */
            customer: components["schemas"]["AdminCustomerResponse"];
            /** @description One line for each meter and price. */
            lines: components["schemas"]["CustomerLineResponse"][];
            /** @description The billing period, as yyyy-MM. */
            month: string;
        };
        /** @description A usage line of a customer. */
        CustomerLineResponse: {
            /**
             * Format: int64
             * @description Units that adjustments added; less than 0: took off.
             */
            adjusted_quantity: Count;
            /**
             * Format: int64
             * @description Units at earlier prices of the period, from which tiers and free units continue.
             */
            before: Count;
            /** @description What it costs. */
            cost: components["schemas"]["MoneyResponse"];
            /** @description The meter's key. */
            meter: string;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
            /** @description The price in force when it was used. */
            price: components["schemas"]["PriceResponse"];
            /**
             * Format: int64
             * @description How much was metered, in units.
             */
            quantity: Count;
            /** @description What is counted. */
            unit: string;
            /** @description The dimensions of the price's case; empty: the default price. */
            when: {
                [key: string]: string;
            };
        };
        /** @description A token, without its secret. */
        CustomerTokenResponse: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From this instant on it is refused; null: never.
             */
            expires_at: null | string;
            /**
             * Format: uuid
             * @description Names the token.
             */
            id: string;
            /** @description What it is: session or api_key. */
            kind: string;
            /**
             * Format: date-time
             * @description When an API key was last used, up to a minute late; null: never, or a session.
             */
            last_used_at: null | string;
            /** @description The keys of the meters that it may call; null: all. */
            meters: null | string[];
            /** @description What its owner calls it; null for a session. */
            name: null | string;
            /**
             * Format: date-time
             * @description When its API key got a new secret, which has replaced this one; null: it is current, or a session.
             */
            rotated_at: null | string;
            /** @description Its first characters, to recognise it by. */
            start: string;
            /** @description Whether calls with it are test calls, which are free of charge. */
            test: boolean;
        };
        /** @description A day's balance. */
        DayBalanceResponse: {
            /** @description The balance at the end of the day, or now. */
            balance: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description The first instant after it.
             */
            end: string;
            /**
             * Format: date-time
             * @description The day's first instant.
             */
            start: string;
        };
        /** @description What so much usage would cost. */
        EstimateResponse: {
            /**
             * Format: int64
             * @description How much was used in the period before, in units.
             */
            already: Count;
            /** @description What it would add to the period's cost. */
            cost: components["schemas"]["MoneyResponse"];
            /** @description How the cost of all usage in the period is calculated. The parts sum to the cost exactly where nothing was used before. */
            explanation: components["schemas"]["CostPartResponse"][];
            /** @description The meter's key. */
            meter: string;
            /**
             * Format: int64
             * @description How much would be used, in units.
             */
            quantity: Count;
        };
        /** @description How far the database is behind the calls of this node. */
        FlushStatusResponse: {
            /**
             * Format: int32
             * @description Attempts that failed since the last success; 0 while all is well.
             */
            failed_attempts: number;
            /**
             * Format: int64
             * @description What the files of the journal take, in bytes.
             */
            journal_bytes: Count;
            /**
             * Format: date-time
             * @description When all that was recorded until then had been applied; null: not yet.
             */
            last_flushed_at: null | string;
            /**
             * Format: int64
             * @description How long ago the oldest of them occurred, in whole seconds.
             */
            oldest_pending_seconds: Count;
            /**
             * Format: int64
             * @description Usage records in the journal that the database does not have yet.
             */
            pending_records: Count;
            /**
             * Format: int32
             * @description Batches that the database refused for good; see the log.
             */
            set_aside_batches: number;
        };
        /** @description What a probe answers. */
        HealthResponse: {
            /** @description Ok or ready. */
            status: string;
        };
        /** @description What is wrong and what to do (RFC 9457). */
        HttpValidationProblemDetails: {
            /** @description Names the kind of problem for good; programs decide by it */
            code: string;
            /** @description What is wrong with this request and what to do */
            detail?: null | string;
            /** @description What is wrong with each field; absent where no field is at fault */
            errors?: {
                [key: string]: string[];
            };
            /** @description Which occurrence it is */
            instance?: null | string;
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: null | number;
            /** @description What is wrong, in general */
            title: null | string;
            /** @description Finds the request in the service's logs */
            trace_id?: string;
            /** @description A page about the status */
            type?: null | string;
        };
        /** @description Who one is, and what it costs. */
        InfoResponse: {
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /**
             * Format: double
             * @description What the current billing period costs so far, exact, in the service's currency.
             */
            monthly_cost: number;
            /**
             * Format: double
             * @description All-time spend, exact, in the service's currency.
             */
            total_cost: number;
            /** @description The user's name. */
            username: string;
        };
        /** @description An invitation: the portal's page `/sign-up?invitation=…`, or `POST /api/auth/register`. */
        InvitationResponse: {
            /**
             * Format: date-time
             * @description From this instant on it is refused.
             */
            expires_at: string;
            /** @description The secret, shown this once. */
            token: string;
        };
        /** @description A journal, and what it holds of customers' credit. */
        JournalResponse: {
            /**
             * Format: date-time
             * @description When it was closed; null: it is open.
             */
            closed_at: null | string;
            /**
             * Format: int32
             * @description Customers of whose lines units are out to it.
             */
            customers: number;
            /**
             * Format: date-time
             * @description When it last flushed usage; before its first flush, when it became known.
             */
            flushed_at: string;
            /** @description What these may cost, by currency; null: more than 1,000 leases are on the page, see the list of leases. */
            held: null | components["schemas"]["MoneyResponse"][];
            /** @description The host of its process; null: it has never reported. */
            host: null | string;
            /**
             * Format: uuid
             * @description The journal's id. Each process has its own.
             */
            id: string;
            /**
             * Format: int32
             * @description Meters of whose lines units are out to it.
             */
            meters: number;
            /**
             * Format: date-time
             * @description When it was opened; null: unknown.
             */
            opened_at: null | string;
            /**
             * Format: date-time
             * @description When its process last reported, which it does every ten seconds; null: never.
             */
            seen_at: null | string;
            /**
             * Format: int32
             * @description Its segments that were refused and wait in the folder set-aside of its directory. It stays open until they are
             *     applied, or until it is abandoned.
             */
            set_aside: number;
            /**
             * @description live: its process has reported or flushed within the last minute; silent: it has not; closed: its last segment was
             *     applied; abandoned: an operator closed it.
             */
            state: string;
            /**
             * Format: int64
             * @description Units that are out to it.
             */
            units: Count;
        };
        JsonElement: {
            [key: string]: unknown;
        };
        /** @description What to change of an API key. */
        KeyChangeRequest: {
            /** @description What to call it: 1 to 100 characters. */
            name: string;
        };
        /** @description An API key, without its secret. */
        KeyResponse: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From this instant on it is refused; null: never.
             */
            expires_at: null | string;
            /**
             * Format: uuid
             * @description Names the key.
             */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used, up to a minute late; null: never.
             */
            last_used_at: null | string;
            /** @description The keys of the meters that it may call; null: all. */
            meters: null | string[];
            /** @description What its owner calls it. */
            name: string;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation works; null: no more, or never rotated.
             */
            previous_expires_at: null | string;
            /** @description What it may do: calls, read, metrics; null: all, without metrics where meters are named. */
            scopes: null | string[];
            /** @description Its first characters, to recognise it by. */
            start: string;
            /** @description Whether calls with it are test calls, which are free of charge. */
            test: boolean;
        };
        /** @description How to rotate an API key. */
        KeyRotationRequest: {
            /**
             * Format: int32
             * @description How long the current secret still works, in seconds: 0 (it ends immediately) to 2,592,000 (30 days); 86,400 (a day) by default.
             */
            overlap_seconds?: number;
        };
        /** @description Units of a customer's usage line that a journal may admit calls for. */
        LeaseResponse: {
            /**
             * Format: uuid
             * @description The customer.
             */
            customer_id: string;
            /** @description The customer's name; null where the customer does not exist. */
            customer_name: null | string;
            /** @description Whether the units are for the calls of one API key, which has a budget. */
            for_one_key: boolean;
            /**
             * Format: int64
             * @description Units that the journal was granted since it began.
             */
            granted: Count;
            /** @description What the outstanding units may cost if they are used next. */
            held: components["schemas"]["MoneyResponse"];
            /** @description Whether another journal has asked for what is not in use. */
            is_recalled: boolean;
            /**
             * Format: uuid
             * @description The journal.
             */
            journal: string;
            /** @description The key of the line's meter; null where the meter does not exist. */
            meter: null | string;
            /** @description The billing period of the line, as yyyy-MM. */
            month: string;
            /**
             * Format: int64
             * @description Units that are out: granted, less used and returned; never less than 0.
             */
            outstanding: Count;
            /**
             * Format: int32
             * @description The number of the line's price.
             */
            price: number;
            /**
             * Format: int64
             * @description Units that it has given back.
             */
            returned: Count;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Units that its flushed usage has taken.
             */
            used: Count;
        };
        /** @description Something that is stored and is not what it should be. */
        LedgerDifference: {
            /**
             * Format: uuid
             * @description The budget's id; null: it is not about a budget.
             */
            budget?: null | string;
            /**
             * Format: uuid
             * @description The customer's id.
             */
            customer: string;
            /** @description What it should be; null where that is unknown. */
            expected: null | string;
            /**
             * Format: uuid
             * @description The credit's id; null: it is not about a credit.
             */
            grant?: null | string;
            /** @description What it is. */
            kind: string;
            /**
             * Format: int32
             * @description The meter's number; null for a total.
             */
            meter: null | number;
            /** @description The billing period of a line, as yyyy-MM; else null. */
            month: null | string;
            /**
             * Format: int32
             * @description The price's number, of a line; else null.
             */
            price: null | number;
            /** @description What is stored: nanos of money, or units. */
            stored: string;
        };
        /** @description What computing everything once more has shown. */
        LedgerReportResponse: {
            /**
             * Format: int64
             * @description Customers that were looked at.
             */
            customers: Count;
            /** @description The first thousand of the differences. */
            data: components["schemas"]["LedgerDifference"][];
            /**
             * Format: int64
             * @description How many differences there are: 0 when all is well.
             */
            differences: Count;
            /**
             * Format: int64
             * @description Usage lines that were looked at.
             */
            lines: Count;
            /** @description Usage that is on no line and waits for an operator; that is no difference. */
            rejected: components["schemas"]["OpenRejections"];
        };
        /** @description A run of the verification. */
        LedgerRunResponse: {
            /**
             * Format: int64
             * @description How many customers there were when it began.
             */
            all_customers: Count;
            /**
             * Format: int64
             * @description Customers that were looked at.
             */
            customers: Count;
            /** @description The first thousand of the differences, once it has ended. */
            data: components["schemas"]["LedgerDifference"][];
            /**
             * Format: int64
             * @description How many differences were found so far: 0 when all is well.
             */
            differences: Count;
            /**
             * Format: date-time
             * @description When it ended; null: it has not.
             */
            finished_at: null | string;
            /**
             * Format: uuid
             * @description Names the run.
             */
            id: string;
            /**
             * Format: int64
             * @description Usage lines that were looked at.
             */
            lines: Count;
            /** @description Usage that is on no line and waits for an operator; that is no difference. */
            rejected: components["schemas"]["OpenRejections"];
            /**
             * Format: date-time
             * @description When it began. What changed after that may or may not have been looked at.
             */
            started_at: string;
            /** @description running, done, failed, or lost: its node has not said for a minute how far it is, so it has probably ended. */
            state: string;
        };
        /** @description The limit that an administrator wants. */
        LimitRequest: {
            /**
             * Format: int32
             * @description Calls a minute, with all tokens of the customer together, on each node: 1 to 6,000,000.
             */
            calls_per_minute: number;
        };
        /** @description How many calls of a meter a customer may make. */
        LimitResponse: {
            /**
             * Format: int32
             * @description Calls a minute, with all tokens together, on each node: 1 to 6,000,000. A sixth of them may come at once.
             */
            calls_per_minute: number;
            /** @description The meter's key. */
            meter: string;
            /**
             * Format: int32
             * @description The meter's number.
             */
            meter_id: number;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
        };
        /** @description The body of a sign-in. */
        LoginRequest: {
            /** @description The password, taken exactly as typed. */
            password: string;
            /**
             * @description A code of the user's authenticator app, or a recovery code; needed where the answer without it is
             *     `totp_required`.
             */
            totp?: null | string;
            /** @description The user name; upper and lower case name the same user. */
            username: string;
        };
        /** @description A session that has just begun. */
        LoginResponse: {
            /**
             * Format: date-time
             * @description From this instant on the token is refused.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description The session token, shown this once; absent where it was set as a cookie. */
            token?: null | string;
            /** @description The user's name. */
            username: string;
        };
        /** @description What one API costs now. */
        MeterPriceResponse: {
            /** @description Which answers are charged, by HTTP status, such as 200-299 or 200-299,404. */
            charged_statuses: string;
            /** @description What the API does; null: nothing is said. */
            description: null | string;
            /** @description The names of the dimensions that its usage may have, by which it may be priced. */
            dimensions: string[];
            /** @description Where the API's documentation is; null: nowhere. */
            docs_url: null | string;
            /** @description The endpoints whose calls it counts, such as GET /api/maps. */
            endpoints: string[];
            /** @description The meter's key. */
            meter: string;
            /** @description The HTTP method of its endpoints; * for several methods, or without endpoints. */
            method: string;
            /** @description What the API is called where people read it; null: the meter's key. */
            name: null | string;
            /** @description The price in force. */
            price: components["schemas"]["PriceResponse"];
            /** @description Where the API is; null: not an endpoint of this service. */
            route: null | string;
            /** @description What is counted. */
            unit: string;
            /** @description The next scheduled prices, earliest first, at most 10. */
            upcoming: components["schemas"]["PriceResponse"][];
        };
        /** @description An exact amount of money. */
        MoneyResponse: {
            /** @description A decimal number, exact, with at most nine fraction digits. */
            amount: string;
            /** @description An ISO 4217 code. */
            currency: string;
        };
        /** @description The customer that an administrator wants. */
        NewCustomerRequest: {
            /** @description Their company: at most 200 characters. */
            company?: null | string;
            /** @description Their e-mail address. */
            email?: null | string;
            /** @description Their id in your own systems, which no other customer has: at most 100 characters. */
            external_id?: null | string;
            /** @description What to call the customer: 1 to 150 characters. */
            name: string;
            /** @description Notes for operators, which the customer is not shown: at most 2,000 characters. */
            notes?: null | string;
        };
        /** @description A customer who was just created, and how a user signs up for them. */
        NewCustomerResponse: {
            /** @description The customer. */
            customer: components["schemas"]["AdminCustomerResponse"];
            /** @description The invitation. */
            invitation: components["schemas"]["InvitationResponse"];
        };
        /** @description The API key to create. */
        NewKeyRequest: {
            /**
             * Format: date-time
             * @description From this instant on it is refused; null: never.
             */
            expires_at?: null | string;
            /** @description The keys of the meters that it may call, at most 20; null: all. */
            meters?: null | string[];
            /** @description What to call it: 1 to 100 characters. */
            name: string;
            /** @description What it may do: calls, read, metrics (the last for administrators); null: all, without metrics where meters are named. */
            scopes?: null | string[];
            /** @description Whether calls with the key are test calls: served and limited as all are, counted apart, and free of charge; false by default. */
            test?: boolean;
        };
        /** @description An API key that was just made, with its secret. */
        NewKeyResponse: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From this instant on it is refused; null: never.
             */
            expires_at: null | string;
            /**
             * Format: uuid
             * @description Names the key.
             */
            id: string;
            /** @description The secret, shown this once. */
            key: string;
            /** @description The keys of the meters that it may call; null: all. */
            meters: null | string[];
            /** @description What its owner calls it. */
            name: string;
            /**
             * Format: date-time
             * @description Until when the secret before this one works; null: not rotated, or it ended.
             */
            previous_expires_at: null | string;
            /** @description What it may do: calls, read, metrics; null: all, without metrics where meters are named. */
            scopes: null | string[];
            /** @description Its first characters, to recognise it by. */
            start: string;
            /** @description Whether calls with it are test calls, which are free of charge. */
            test: boolean;
        };
        /** @description The meter that an administrator wants. */
        NewMeterRequest: {
            /** @description Which answers are charged, such as 200-299,404; 200-299 by default. */
            charged_statuses?: null | string;
            /**
             * @description The names of the dimensions that its usage may have, at most 5: each a lower-case letter, then letters, digits
             *     and _.
             */
            dimensions?: null | string[];
            /** @description Its public name: 1 to 100 of a-z 0-9 . _ -. */
            key: string;
            /** @description The HTTP method there: GET by default; * for all. */
            method?: null | string;
            /** @description What to call it where people read it: at most 100 characters; its key by default. */
            name?: null | string;
            price?: null | components["schemas"]["NewPriceRequest"];
            /** @description Where its API is or will be, such as /api/maps: at most 500 characters; none by default. */
            route?: null | string;
            /** @description What is counted: 1 to 32 characters; what the code says by default, else call. */
            unit?: null | string;
        };
        /** @description The fields that set a customer's own price, as the API document shows them. */
        NewOwnPriceRequest: {
            /** @description Flat and package only: what per units, or a started block of them, cost; a decimal. */
            amount?: null | string;
            /** @description Instead of a model: prices of usage with certain dimensions, at most 1000. */
            cases?: null | components["schemas"]["PriceCaseRequest"][];
            /** @description The customer's currency, an ISO 4217 code; the default. */
            currency?: null | string;
            default?: null | components["schemas"]["PriceModelRequest"];
            /** @description at_once, the default, or next_period. */
            effective?: null | string;
            /**
             * Format: date-time
             * @description From this instant on; now where it is left out, null or a few seconds ago.
             */
            effective_from?: null | string;
            /**
             * Format: int64
             * @description Units at the start of each billing period that cost nothing; not with free.
             */
            free_units?: null | number;
            /** @description The meter's key, or its number. */
            meter: string;
            /** @description Its kind: flat, graduated, volume, package or free; list: the price list applies again. Omitted with cases. */
            model?: null | string;
            /**
             * Format: int64
             * @description How many units an amount is for: 1 (the default) to 10^12; not with free.
             */
            per?: null | number;
            /** @description Whether tiers and free units start again when the price takes over. */
            restart?: null | boolean;
            /** @description Graduated and volume only: 1 to 100 tiers, rising; the last has no end. */
            tiers?: null | components["schemas"]["TierResponse"][];
        };
        /** @description A password that was just made. */
        NewPasswordResponse: {
            /** @description The new password, shown this once. */
            password: string;
            /** @description The user's name. */
            username: string;
        };
        /** @description The fields that set a price, as the API document shows them. */
        NewPriceRequest: {
            /** @description Flat and package only: what per units, or a started block of them, cost; a decimal. */
            amount?: null | string;
            /** @description Instead of a model: prices of usage with certain dimensions, at most 1000. The first that matches applies. */
            cases?: null | components["schemas"]["PriceCaseRequest"][];
            /** @description An ISO 4217 code; the service's currency by default, for an own price the customer's. */
            currency?: null | string;
            default?: null | components["schemas"]["PriceModelRequest"];
            /**
             * @description at_once, the default: from effective_from on. next_period: for each customer from the first billing period that
             *     starts at or after effective_from.
             */
            effective?: null | string;
            /**
             * Format: date-time
             * @description From this instant on; now where it is left out, null or a few seconds ago.
             */
            effective_from?: null | string;
            /**
             * Format: int64
             * @description Units at the start of each billing period that cost nothing: 0 by default; not with free. Tiers are counted after
             *     them.
             */
            free_units?: null | number;
            /**
             * @description Its kind: flat, graduated, volume, package or free. For a customer's own price also list: the price list
             *     applies to them again. Omitted with cases.
             */
            model?: null | string;
            /**
             * Format: int64
             * @description How many units an amount is for: 1 (the default) to 10^12; not with free.
             */
            per?: null | number;
            /**
             * @description Whether tiers and free units start again when the price takes over within a billing period: false by default, so
             *     they continue from what was used at the meter's earlier prices.
             */
            restart?: null | boolean;
            /** @description Graduated and volume only: 1 to 100 tiers, rising; the last has no end. */
            tiers?: null | components["schemas"]["TierResponse"][];
        };
        /** @description An endpoint to create. */
        NewWebhookRequest: {
            /** @description What it is for, up to 200 characters. */
            description?: null | string;
            /** @description The types of events that it receives; all where it is left out or null. */
            types?: null | string[];
            /** @description Where events are posted: https. */
            url: string;
        };
        /** @description Something that the user should know about their account. */
        NoticeResponse: {
            /** @description The address that it came from; null: not known. */
            address: null | string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What the browser or program called itself; null: nothing. */
            client: null | string;
            /**
             * Format: int64
             * @description Names the notice.
             */
            id: Count;
            /** @description What happened: `login.new_device`. */
            kind: string;
        };
        /** @description Usage that was answered, cannot be charged, and waits for an operator. */
        OpenRejections: {
            /** @description The sum of their quantities, whatever they count. */
            quantity: Count;
            /**
             * Format: int64
             * @description How many records they are.
             */
            records: Count;
            /**
             * Format: int64
             * @description How many rows the list of rejected usage has.
             */
            rows: Count;
        };
        /** @description One page of a list. */
        PageOfAdjustmentResponse: {
            /** @description The entries. */
            data: components["schemas"]["AdjustmentResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfAdminCustomerResponse: {
            /** @description The entries. */
            data: components["schemas"]["AdminCustomerResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfAdminMeterResponse: {
            /** @description The entries. */
            data: components["schemas"]["AdminMeterResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfAdminPriceResponse: {
            /** @description The entries. */
            data: components["schemas"]["AdminPriceResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfAlertResponse: {
            /** @description The entries. */
            data: components["schemas"]["AlertResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfAuditEntryResponse: {
            /** @description The entries. */
            data: components["schemas"]["AuditEntryResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfBudgetResponse: {
            /** @description The entries. */
            data: components["schemas"]["BudgetResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfCreditEntryResponse: {
            /** @description The entries. */
            data: components["schemas"]["CreditEntryResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfCreditGrantResponse: {
            /** @description The entries. */
            data: components["schemas"]["CreditGrantResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfCustomerTokenResponse: {
            /** @description The entries. */
            data: components["schemas"]["CustomerTokenResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfJournalResponse: {
            /** @description The entries. */
            data: components["schemas"]["JournalResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfKeyResponse: {
            /** @description The entries. */
            data: components["schemas"]["KeyResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfLeaseResponse: {
            /** @description The entries. */
            data: components["schemas"]["LeaseResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfLimitResponse: {
            /** @description The entries. */
            data: components["schemas"]["LimitResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfMeterPriceResponse: {
            /** @description The entries. */
            data: components["schemas"]["MeterPriceResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfNoticeResponse: {
            /** @description The entries. */
            data: components["schemas"]["NoticeResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfRecurringCreditResponse: {
            /** @description The entries. */
            data: components["schemas"]["RecurringCreditResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfRejectedUsageResponse: {
            /** @description The entries. */
            data: components["schemas"]["RejectedUsageResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfSessionResponse: {
            /** @description The entries. */
            data: components["schemas"]["SessionResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfTotalUsageResponse: {
            /** @description The entries. */
            data: components["schemas"]["TotalUsageResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfUsageResponse: {
            /** @description The entries. */
            data: components["schemas"]["UsageResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfWebhookDeliveryResponse: {
            /** @description The entries. */
            data: components["schemas"]["WebhookDeliveryResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description One page of a list. */
        PageOfWebhookResponse: {
            /** @description The entries. */
            data: components["schemas"]["WebhookResponse"][];
            /** @description Give it as cursor to get the next page; null on the last page. */
            next_cursor: null | string;
        };
        /** @description Colours that go together. */
        Palette: {
            /** @description The colours, as #rrggbb. */
            colors: string[];
            /** @description What to call the palette. */
            name: string;
        };
        /** @description A change of password. */
        PasswordChangeRequest: {
            /** @description The password until now. */
            current_password: string;
            /** @description The password from now on: 8 to 128 characters. */
            new_password: string;
            /**
             * @description Whether all API keys of the user are revoked too; false by default.
             * @default false
             */
            revoke_keys?: boolean;
        };
        /** @description What is wrong and what to do (RFC 9457). */
        PaymentProblemDetails: {
            balance?: null | components["schemas"]["MoneyResponse"];
            /**
             * Format: uuid
             * @description Of `budget_exhausted`: the budget's id.
             */
            budget?: null | string;
            /** @description Names the kind of problem for good; programs decide by it */
            code: string;
            /** @description What is wrong with this request and what to do */
            detail?: null | string;
            held?: null | components["schemas"]["MoneyResponse"];
            /** @description Which occurrence it is */
            instance?: null | string;
            limit?: null | components["schemas"]["MoneyResponse"];
            /** @description Of `budget_exhausted`: what the budget is called. */
            name?: null | string;
            needed?: null | components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description Of `budget_exhausted`: when its next period begins; null: never.
             */
            resets_at?: null | string;
            spent?: null | components["schemas"]["MoneyResponse"];
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: null | number;
            /** @description What is wrong, in general */
            title: null | string;
            /** @description Finds the request in the service's logs */
            trace_id?: string;
            /** @description A page about the status */
            type?: null | string;
        };
        /** @description The price of usage with certain dimensions, as the API document shows it. */
        PriceCaseRequest: {
            /** @description Its price. */
            price: components["schemas"]["PriceModelRequest"];
            /** @description Names and values of dimensions: usage that has all of them. */
            when: {
                [key: string]: string;
            };
        };
        /** @description The price of usage with certain dimensions. */
        PriceCaseResponse: {
            /** @description Its price. */
            price: components["schemas"]["PriceResponse"];
            /** @description The dimensions, such as {"model":"gpt-5"}: usage that has all of them. */
            when: {
                [key: string]: string;
            };
        };
        /** @description A price model, as the API document shows it. */
        PriceModelRequest: {
            /** @description Flat and package only: what per units, or a started block of them, cost; a decimal. */
            amount?: null | string;
            /**
             * Format: int64
             * @description Units at the start of each billing period that cost nothing; not with free.
             */
            free_units?: null | number;
            /** @description Its kind: flat, graduated, volume, package or free. */
            model: string;
            /**
             * Format: int64
             * @description How many units an amount is for: 1 (the default) to 10^12; not with free.
             */
            per?: null | number;
            /** @description Whether tiers and free units start again when the price takes over. */
            restart?: null | boolean;
            /** @description Graduated and volume only: 1 to 100 tiers, rising; the last has no end. */
            tiers?: null | components["schemas"]["TierResponse"][];
        };
        /** @description A price as the API shows it: the JSON form of its model, with its number, currency and start. */
        PriceResponse: {
            /** @description Flat: what per units cost; package: what a block of per units costs. */
            amount?: null | string;
            /** @description Prices of usage with certain dimensions, which are tried in order before this one; omitted if none. */
            cases?: null | components["schemas"]["PriceCaseResponse"][];
            /** @description An ISO 4217 code. */
            currency: string;
            /**
             * @description at_once: in force from effective_from on. next_period: from each customer's first billing period that starts at
             *     or after it.
             */
            effective: string;
            /**
             * Format: date-time
             * @description The first instant it is in force, or from which on it waits for a billing period.
             */
            effective_from: string;
            /**
             * Format: int64
             * @description Units at the start of each billing period that cost nothing; tiers are counted after them.
             */
            free_units: number;
            /**
             * Format: int32
             * @description The price's number; 0: there is no price in this currency.
             */
            id: number;
            /**
             * @description Its kind: flat, graduated, volume, package or free; unpriced: only its cases are priced; list: a customer's own
             *     price ends, and the price list applies again.
             */
            model: string;
            /**
             * Format: int64
             * @description How many units an amount is for.
             */
            per: number;
            /**
             * @description Whether tiers and free units start again when this price takes over within a billing period; if not, they
             *     continue from what was used at earlier prices.
             */
            restart: boolean;
            /** @description Graduated and volume: the tiers, rising; the last has no end. */
            tiers?: null | components["schemas"]["TierResponse"][];
            /** @description What is counted. */
            unit: string;
        };
        /** @description What is wrong and what to do (RFC 9457). */
        ProblemDetails: {
            /** @description Names the kind of problem for good; programs decide by it */
            code: string;
            /** @description What is wrong with this request and what to do */
            detail?: null | string;
            /** @description Which occurrence it is */
            instance?: null | string;
            /**
             * Format: int32
             * @description The HTTP status
             */
            status: null | number;
            /** @description What is wrong, in general */
            title: null | string;
            /** @description Finds the request in the service's logs */
            trace_id?: string;
            /** @description A page about the status */
            type?: null | string;
        };
        /** @description A quotation. */
        Quote: {
            /** @description Whose words they are. */
            author: string;
            /** @description The words. */
            text: string;
        };
        /** @description A proof that the user is still the one who logged in. */
        ReauthenticationRequest: {
            /** @description The password. */
            password: string;
            /** @description A code of the user's authenticator app, or a recovery code; needed where log-ins ask for one. */
            totp?: null | string;
        };
        /** @description Recovery codes, shown this once. */
        RecoveryCodesResponse: {
            /** @description Each replaces one code of the app, once. */
            codes: string[];
        };
        /** @description Credit that a customer is granted in each billing period. */
        RecurringCreditResponse: {
            /** @description What is granted in each period. */
            amount: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When its first period begins.
             */
            effective_at: string;
            /**
             * Format: date-time
             * @description When an operator ended it; null: nobody did.
             */
            ended_at: null | string;
            /**
             * Format: date-time
             * @description When its last period ends at the latest; null: it goes on until it is ended.
             */
            expires_at: null | string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description The keys of the meters that it pays for; null: all. */
            meters: null | string[];
            /**
             * Format: date-time
             * @description When the next period is granted; null: never.
             */
            next_at: null | string;
            /**
             * Format: int32
             * @description Credit of a lower priority is used first.
             */
            priority: number;
            /** @description monthly: in each billing period of the customer. */
            recurs: string;
            /** @description What it is granted for; unique to the customer; null: nothing was given. */
            reference: null | string;
            /** @description At most so much of what is left carries over into the next period. */
            rollover_max: components["schemas"]["MoneyResponse"];
            /** @description At least so much carries over into the next period, even where less is left. */
            rollover_min: components["schemas"]["MoneyResponse"];
            /** @description active, or ended: no other period is granted. */
            status: string;
        };
        /** @description The body of a registration. */
        RegistrationRequest: {
            /** @description The secret of an invitation, to sign up as the user of a customer who exists. */
            invitation?: null | string;
            /** @description 8 to 128 characters, taken exactly as typed. */
            password: string;
            /** @description 1 to 150 letters, digits and @ . + - _; upper and lower case name the same user. */
            username: string;
        };
        /** @description Usage that was answered and could not be charged. */
        RejectedUsageResponse: {
            /**
             * Format: uuid
             * @description Who is named as the customer.
             */
            customer_id: string;
            /** @description The customer's name; null where the customer does not exist. */
            customer_name: null | string;
            /**
             * Format: int64
             * @description The row's number, rising.
             */
            id: Count;
            /**
             * Format: uuid
             * @description The journal of the batch in which the first of the records was.
             */
            journal: string;
            /** @description The meter's key; null where the meter does not exist. */
            meter: null | string;
            /**
             * Format: int32
             * @description The number of what is named as the meter.
             */
            meter_id: number;
            /** @description What the meter is called where people read it; null: its key, or it does not exist. */
            meter_name: null | string;
            /** @description The HTTP method that is metered; null where the meter does not exist. */
            method: null | string;
            /** @description Why it was written off; null where it was not. */
            note: null | string;
            /**
             * Format: date-time
             * @description When the first of the records occurred; all are of the same quarter of an hour.
             */
            occurred_at: string;
            /**
             * Format: int64
             * @description The sum of their quantities, in the meter's unit.
             */
            quantity: Count;
            /** @description Why: not_priced, out_of_bounds, refused, unknown_customer, unknown_meter or wrong_currency. */
            reason: string;
            /**
             * Format: int64
             * @description How many records.
             */
            records: Count;
            /**
             * Format: date-time
             * @description When the first of the records was rejected.
             */
            rejected_at: string;
            /**
             * Format: date-time
             * @description When it was charged or written off; null while it is open.
             */
            resolved_at: null | string;
            /**
             * Format: uuid
             * @description The id of the user who did that; null while it is open.
             */
            resolved_by: null | string;
            /**
             * Format: int64
             * @description That batch's segment.
             */
            segment: Count;
            /** @description open, charged or written_off. */
            state: string;
            /** @description What exactly was wrong. */
            text: string;
        };
        /** @description How a secret is rotated. */
        RotateWebhookSecretRequest: {
            /**
             * Format: int32
             * @description For how many hours the present secret signs too: 0 to 168, 24 by default.
             */
            overlap_hours?: null | number;
        };
        /** @description A session that has not ended. */
        SessionResponse: {
            /** @description The address of the log-in; null: not known. */
            address: null | string;
            /**
             * Format: date-time
             * @description When the user last showed their password in it.
             */
            authenticated_at: string;
            /** @description What the browser or program called itself at the log-in; null: nothing. */
            client: null | string;
            /**
             * Format: date-time
             * @description When the user logged in.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description From this instant on it is refused.
             */
            expires_at: string;
            /**
             * Format: uuid
             * @description Names the session.
             */
            id: string;
            /** @description Whether this request belongs to it. */
            is_current: boolean;
            /**
             * Format: date-time
             * @description When it was last used, up to a minute late; null: not since.
             */
            last_used_at: null | string;
        };
        /** @description What a customer would have paid. */
        SimulatedCustomerResponse: {
            /** @description How much more that is; less than nothing: less. */
            difference: components["schemas"]["MoneyResponse"];
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description The customer's name. */
            name: string;
            /** @description What they paid. */
            paid: components["schemas"]["MoneyResponse"];
            /** @description How much they were charged for, in units: adjustments included. */
            quantity: Count;
            /** @description What they would have paid. */
            would_pay: components["schemas"]["MoneyResponse"];
        };
        /** @description The fields that ask for a simulation, as the API document shows them. */
        SimulationRequest: {
            /**
             * Format: int32
             * @description The meter's number.
             */
            meter: number;
            /** @description The billing period, as yyyy-MM. */
            month: string;
            /** @description The price to try; effective_from does not apply. */
            price: components["schemas"]["NewPriceRequest"];
        };
        /** @description What a month would have brought at another price. */
        SimulationResponse: {
            /**
             * Format: int32
             * @description How many customers used the meter in it.
             */
            customers: number;
            /** @description The customers with the greatest difference, up or down. */
            data: components["schemas"]["SimulatedCustomerResponse"][];
            /** @description How much more that is; less than nothing: less. */
            difference: components["schemas"]["MoneyResponse"];
            /** @description The billing period, as yyyy-MM, in each customer's own time zone. */
            month: string;
            /** @description What all of them paid. */
            paid: components["schemas"]["MoneyResponse"];
            /** @description How much all of them were charged for, in units: adjustments included. */
            quantity: Count;
            /** @description What all of them would have paid. */
            would_pay: components["schemas"]["MoneyResponse"];
        };
        /** @description A tier as the API shows it. */
        TierResponse: {
            /** @description What per units in the tier cost. */
            amount: string;
            /** @description Charged once when the tier is reached. */
            flat_amount: string;
            /**
             * Format: int64
             * @description The last unit in the tier; null: no end.
             */
            up_to: null | number;
        };
        /** @description A customer who was charged much. */
        TopCustomerResponse: {
            /** @description What they were charged. */
            cost: components["schemas"]["MoneyResponse"];
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description The customer's name. */
            name: string;
        };
        /** @description A meter that brought much. */
        TopMeterResponse: {
            /** @description What was charged for it, adjustments in money left out. */
            cost: components["schemas"]["MoneyResponse"];
            /** @description The meter's key. */
            meter: string;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
            /** @description How much was used, in units. */
            quantity: Count;
            /** @description What is counted. */
            unit: string;
        };
        /** @description What a month brought. */
        TotalsResponse: {
            /** @description The quantity of all meters whose unit is call. */
            calls: Count;
            /** @description The currencies that customers are charged in; the amounts are in one of them. */
            currencies: string[];
            /**
             * Format: int32
             * @description How many customers used anything.
             */
            customers: number;
            /** @description How far the database is behind the calls of this node. */
            flush: components["schemas"]["FlushStatusResponse"];
            /** @description The billing period, as yyyy-MM, in each customer's own time zone. */
            month: string;
            /** @description What all customers of the currency were charged in it. */
            revenue: components["schemas"]["MoneyResponse"];
            /** @description The ten customers who were charged most, adjustments included. */
            top_customers: components["schemas"]["TopCustomerResponse"][];
            /** @description The ten meters that brought most. */
            top_meters: components["schemas"]["TopMeterResponse"][];
        };
        /** @description How much all customers used of one meter in one window. */
        TotalUsageResponse: {
            /** @description What it added to the cost; with volume prices this may be less than nothing. */
            cost: components["schemas"]["MoneyResponse"];
            /**
             * Format: date-time
             * @description The first instant after the window.
             */
            end: string;
            /** @description The meter's key. */
            meter: string;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
            /** @description How much was used, in units. */
            quantity: Count;
            /**
             * Format: date-time
             * @description The window's first instant.
             */
            start: string;
            /** @description What is counted. */
            unit: string;
        };
        /** @description A code that shows that the app has the secret. */
        TotpCodeRequest: {
            /** @description Six digits. */
            code: string;
        };
        /** @description The user's authenticator app. */
        TotpResponse: {
            /**
             * Format: date-time
             * @description Since when; null: they do not.
             */
            enabled_at: null | string;
            /** @description Whether log-ins ask for its codes. */
            is_enabled: boolean;
            /**
             * Format: int32
             * @description How many recovery codes have not been used.
             */
            recovery_codes_left: number;
        };
        /** @description A secret for an authenticator app, which does nothing until a code of it is sent. */
        TotpSecretResponse: {
            /** @description The secret in Base32, to be typed into the app. */
            secret: string;
            /** @description The same as an otpauth address, to be shown as a QR code. */
            uri: string;
        };
        /** @description The value of the dimension by which usage is grouped. */
        UsageDimensionResponse: {
            /** @description The name of the dimension. */
            name: string;
            /** @description Its value; null: usage without it. */
            value: null | string;
        };
        /** @description The API key that something was used with. */
        UsageKeyResponse: {
            /**
             * Format: uuid
             * @description The key's id; null: used in a session, or before usage was kept by key.
             */
            id: null | string;
            /** @description The key's name, also when the key is revoked; null where there is no id. */
            name: null | string;
        };
        /** @description How much of one meter was used in one window. */
        UsageResponse: {
            api_key?: null | components["schemas"]["UsageKeyResponse"];
            /** @description What it added to the cost; with volume prices this may be less than nothing. */
            cost: components["schemas"]["MoneyResponse"];
            dimension?: null | components["schemas"]["UsageDimensionResponse"];
            /**
             * Format: date-time
             * @description The first instant after the window.
             */
            end: string;
            /** @description The meter's key. */
            meter: string;
            /** @description What the meter is called where people read it; null: its key. */
            meter_name: null | string;
            /** @description The HTTP method that is metered. */
            method: string;
            /** @description How much was used, in units. */
            quantity: Count;
            /**
             * Format: date-time
             * @description The window's first instant.
             */
            start: string;
            /** @description What is counted. */
            unit: string;
        };
        /** @description A user who was just registered. */
        UserResponse: {
            /**
             * Format: uuid
             * @description The customer's id.
             */
            id: string;
            /** @description The user's name. */
            username: string;
        };
        /** @description Why a credit is voided. */
        VoidCreditRequest: {
            /** @description Why, as the customer reads it: 1 to 200 characters. */
            reason: string;
        };
        /** @description Changes of an endpoint; what is left out stays. */
        WebhookChangeRequest: {
            /** @description What it is for, up to 200 characters; empty: nothing. */
            description?: null | string;
            /** @description Whether events are sent to it. */
            is_enabled?: null | boolean;
            /** @description The types of events that it receives; an empty list: all. */
            types?: null | string[];
            /** @description Where events are posted: https. */
            url?: null | string;
        };
        /** @description An event on its way to an endpoint, or delivered. */
        WebhookDeliveryResponse: {
            /**
             * Format: int32
             * @description How many attempts ended.
             */
            attempts: number;
            /** @description What is sent. */
            body: components["schemas"]["JsonElement"];
            /**
             * Format: date-time
             * @description When the delivery was created.
             */
            created_at: string;
            /**
             * Format: int32
             * @description How long it took.
             */
            duration_ms: null | number;
            /** @description Why it failed. */
            error: null | string;
            /** @description The id of the event. */
            event_id: string;
            /**
             * Format: uuid
             * @description The id of the delivery.
             */
            id: string;
            /**
             * Format: date-time
             * @description When the last one ended.
             */
            last_attempt_at: null | string;
            /**
             * Format: date-time
             * @description When the next one is due.
             */
            next_attempt_at: null | string;
            /** @description The start of its answer. */
            response: null | string;
            /** @description pending, delivered or failed. */
            state: string;
            /**
             * Format: int32
             * @description The status of its answer.
             */
            status: null | number;
            /** @description The type of the event. */
            type: string;
            /**
             * Format: uuid
             * @description The id of the endpoint.
             */
            webhook: string;
        };
        /** @description Which events are sent again. */
        WebhookReplayRequest: {
            /**
             * @description Whether only those that were not delivered; false by default.
             * @default false
             */
            failed_only?: boolean;
            /**
             * Format: date-time
             * @description From this instant on.
             */
            from: string;
            /**
             * Format: date-time
             * @description Before this instant; up to now where it is left out or null.
             */
            to?: null | string;
        };
        /** @description How many events are sent again. */
        WebhookReplayResponse: {
            /**
             * Format: int32
             * @description How many.
             */
            events: number;
        };
        /** @description Where events are sent. */
        WebhookResponse: {
            /**
             * Format: date-time
             * @description When it was created.
             */
            created_at: string;
            /** @description What it is for. */
            description: null | string;
            /** @description Why not: operator, or gone. */
            disabled_reason: null | string;
            /**
             * Format: uuid
             * @description Its id.
             */
            id: string;
            /** @description Whether events are sent to it. */
            is_enabled: boolean;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation signs too.
             */
            previous_secret_until: null | string;
            /** @description The types of events that it receives; null: all. */
            types: null | string[];
            /** @description Where events are posted. */
            url: string;
        };
        /** @description An endpoint with its new secret. */
        WebhookSecretResponse: {
            /** @description Its secret, which is shown once. */
            secret: string;
            /** @description The endpoint. */
            webhook: components["schemas"]["WebhookResponse"];
        };
        /** @description The fields that write rejected usage off, as the API document shows them. */
        WriteOffRequest: {
            /** @description Why it is never charged: 1 to 500 characters, kept with the usage and in the audit log. */
            reason: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *       "username": "ann",
                     *       "time_zone": "Europe/Berlin",
                     *       "is_administrator": false,
                     *       "created_at": "2026-11-01T09:30:00Z",
                     *       "must_change_password": false,
                     *       "has_totp": false,
                     *       "must_set_up_totp": false
                     *     }
                     */
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "time_zone": "Europe/Berlin"
                 *     }
                 */
                "application/json": components["schemas"]["AccountChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *       "username": "ann",
                     *       "time_zone": "Europe/Berlin",
                     *       "is_administrator": false,
                     *       "created_at": "2026-11-01T09:30:00Z",
                     *       "must_change_password": false,
                     *       "has_totp": false,
                     *       "must_set_up_totp": false
                     *     }
                     */
                    "application/json": components["schemas"]["AccountResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_all_alerts: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description The id of one customer; all by default */
                customer?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAlertResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_audit_entries: {
        parameters: {
            query?: {
                /** @description Only this action, such as price.created */
                action?: string;
                /** @description Only what the user with exactly this name did */
                actor?: string;
                /** @description Only what came from exactly this address */
                address?: string;
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description From this instant on (RFC 3339) */
                from?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only entries about the subject with this id */
                subject_id?: string;
                /** @description Only entries about this kind of subject, such as customer */
                subject_kind?: string;
                /** @description Before this instant (RFC 3339) */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 10,
                     *           "at": "2026-11-23T13:40:04.017498Z",
                     *           "actor_id": "01a208a2-9215-7492-9de7-bfe149a210b6",
                     *           "actor": "admin",
                     *           "action": "customer.role_removed",
                     *           "subject_kind": "customer",
                     *           "subject_id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "before": {
                     *             "is_administrator": true
                     *           },
                     *           "after": {
                     *             "is_administrator": false
                     *           },
                     *           "address": "127.0.0.1"
                     *         },
                     *         {
                     *           "id": 9,
                     *           "at": "2026-11-23T13:40:04.005976Z",
                     *           "actor_id": "01a208a2-9215-7492-9de7-bfe149a210b6",
                     *           "actor": "admin",
                     *           "action": "customer.role_granted",
                     *           "subject_kind": "customer",
                     *           "subject_id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "before": {
                     *             "is_administrator": false
                     *           },
                     *           "after": {
                     *             "is_administrator": true
                     *           },
                     *           "address": "127.0.0.1"
                     *         }
                     *       ],
                     *       "next_cursor": "AZ3bB9pK0uQxOQ"
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAuditEntryResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only customers whose name, company or e-mail address has this in it, in whatever case, or whose id or external id this is */
                search?: string;
                /** @description Only customers who are active, disabled, invited (without a user yet) or admin */
                status?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "username": "ann",
                     *           "is_administrator": false,
                     *           "time_zone": "UTC",
                     *           "total_cost": {
                     *             "amount": "0.04",
                     *             "currency": "USD"
                     *           },
                     *           "created_at": "2026-11-23T13:40:02.686166Z",
                     *           "disabled_at": null,
                     *           "currency": "USD",
                     *           "company": "Example Ltd",
                     *           "email": "ann@example.com",
                     *           "external_id": "crm-1042",
                     *           "notes": null,
                     *           "is_invited": false,
                     *           "month_cost": {
                     *             "amount": "0.017",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAdminCustomerResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Example Ltd",
                 *       "company": "Example Ltd",
                 *       "email": "ann@example.com",
                 *       "external_id": "crm-1042"
                 *     }
                 */
                "application/json": components["schemas"]["NewCustomerRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": {
                     *         "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *         "username": "Example Ltd",
                     *         "is_administrator": false,
                     *         "time_zone": "UTC",
                     *         "total_cost": {
                     *           "amount": "0",
                     *           "currency": "USD"
                     *         },
                     *         "created_at": "2026-11-23T13:40:02.686166Z",
                     *         "disabled_at": null,
                     *         "currency": "USD",
                     *         "company": "Example Ltd",
                     *         "email": "ann@example.com",
                     *         "external_id": "crm-1042",
                     *         "notes": null,
                     *         "is_invited": true,
                     *         "month_cost": {
                     *           "amount": "0",
                     *           "currency": "USD"
                     *         }
                     *       },
                     *       "invitation": {
                     *         "token": "3f0c1d2e4b5a69788796a5b4c3d2e1f00f1e2d3c",
                     *         "expires_at": "2026-11-30T12:46:32.954519Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewCustomerResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_customer: {
        parameters: {
            query?: {
                /** @description The billing period, as yyyy-MM; the customer's current one by default */
                month?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": {
                     *         "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *         "username": "ann",
                     *         "is_administrator": false,
                     *         "time_zone": "UTC",
                     *         "total_cost": {
                     *           "amount": "0.04",
                     *           "currency": "USD"
                     *         },
                     *         "created_at": "2026-11-23T13:40:02.686166Z",
                     *         "disabled_at": null,
                     *         "currency": "USD",
                     *         "company": "Example Ltd",
                     *         "email": "ann@example.com",
                     *         "external_id": "crm-1042",
                     *         "notes": null,
                     *         "is_invited": false,
                     *         "month_cost": {
                     *           "amount": "0.017",
                     *           "currency": "USD"
                     *         }
                     *       },
                     *       "month": "2026-11",
                     *       "cost": {
                     *         "amount": "0.04",
                     *         "currency": "USD"
                     *       },
                     *       "lines": [
                     *         {
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.206215Z"
                     *           },
                     *           "quantity": 25,
                     *           "cost": {
                     *             "amount": "0.025",
                     *             "currency": "USD"
                     *           }
                     *         },
                     *         {
                     *           "meter": "api4",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 4,
                     *             "model": "flat",
                     *             "amount": "0.005",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.260785Z"
                     *           },
                     *           "quantity": 3,
                     *           "cost": {
                     *             "amount": "0.015",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerDetailResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "company": "Example Ltd",
                 *       "email": "ann@example.com",
                 *       "external_id": "crm-1042",
                 *       "notes": "Pays by invoice."
                 *     }
                 */
                "application/json": components["schemas"]["ChangeCustomerRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customer": {
                     *         "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *         "username": "ann",
                     *         "is_administrator": false,
                     *         "time_zone": "UTC",
                     *         "total_cost": {
                     *           "amount": "0.04",
                     *           "currency": "USD"
                     *         },
                     *         "created_at": "2026-11-23T13:40:02.686166Z",
                     *         "disabled_at": null,
                     *         "currency": "USD",
                     *         "company": "Example Ltd",
                     *         "email": "ann@example.com",
                     *         "external_id": "crm-1042",
                     *         "notes": null,
                     *         "is_invited": false,
                     *         "month_cost": {
                     *           "amount": "0.017",
                     *           "currency": "USD"
                     *         }
                     *       },
                     *       "month": "2026-11",
                     *       "cost": {
                     *         "amount": "0.04",
                     *         "currency": "USD"
                     *       },
                     *       "lines": [
                     *         {
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.206215Z"
                     *           },
                     *           "quantity": 25,
                     *           "cost": {
                     *             "amount": "0.025",
                     *             "currency": "USD"
                     *           }
                     *         },
                     *         {
                     *           "meter": "api4",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 4,
                     *             "model": "flat",
                     *             "amount": "0.005",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.260785Z"
                     *           },
                     *           "quantity": 3,
                     *           "cost": {
                     *             "amount": "0.015",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CustomerDetailResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_adjustments: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAdjustmentResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    adjust_customer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller's own: the same request again with it adds nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdjustmentRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentResponse"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdjustmentResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    grant_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    remove_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    customer_balance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "USD",
                     *       "balance": {
                     *         "amount": "53.25",
                     *         "currency": "USD"
                     *       },
                     *       "held": {
                     *         "amount": "0",
                     *         "currency": "USD"
                     *       },
                     *       "available": {
                     *         "amount": "53.25",
                     *         "currency": "USD"
                     *       },
                     *       "credit_limit": null,
                     *       "mode": "prepaid",
                     *       "grants": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "promo",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "3.25",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-01T09:30:00Z",
                     *           "expires_at": "2026-12-01T00:00:00Z",
                     *           "meters": null,
                     *           "reference": "welcome",
                     *           "created_at": "2026-11-01T09:30:00Z",
                     *           "voided_at": null
                     *         },
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "purchase",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-20T10:00:00Z",
                     *           "expires_at": null,
                     *           "meters": null,
                     *           "reference": "order 4711",
                     *           "created_at": "2026-11-20T10:00:00Z",
                     *           "voided_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BalanceResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    customer_balance_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceAlertsResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_customer_balance_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceAlertsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceAlertsResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    customer_billing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mode": "prepaid",
                     *       "credit_limit": null
                     *     }
                     */
                    "application/json": components["schemas"]["BillingResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_customer_billing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mode": "postpaid",
                 *       "credit_limit": "100"
                 *     }
                 */
                "application/json": components["schemas"]["BillingRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "mode": "postpaid",
                     *       "credit_limit": {
                     *         "amount": "100",
                     *         "currency": "USD"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BillingResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_budgets: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfBudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_customer_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_customer_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The budget's id */
                budget: string;
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_customer_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The budget's id */
                budget: string;
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_calls: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description From this instant on (RFC 3339); a day before to by default, at most 31 days before it */
                from?: string;
                /** @description Calls on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only calls of the meter with this key */
                meter?: string;
                /** @description Before this instant (RFC 3339); now by default */
                to?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "occurred_at": "2026-11-23T13:41:10.120035Z",
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "quantity": 1,
                     *           "unit": "call"
                     *         },
                     *         {
                     *           "occurred_at": "2026-11-23T13:41:12.905811Z",
                     *           "meter": "api4",
                     *           "method": "GET",
                     *           "quantity": 1,
                     *           "unit": "call"
                     *         }
                     *       ],
                     *       "next_cursor": "AYkpqwHEGFM1eyJNaWNyb3MiOjE3OTU1Mjc2NzI5MDU4MTF9",
                     *       "damaged": 0
                     *     }
                     */
                    "application/json": components["schemas"]["CallPageResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_credits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "purchase",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-20T10:00:00Z",
                     *           "expires_at": null,
                     *           "meters": null,
                     *           "reference": "order 4711",
                     *           "created_at": "2026-11-20T10:00:00Z",
                     *           "voided_at": null
                     *         },
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "promo",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "3.25",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-01T09:30:00Z",
                     *           "expires_at": "2026-12-01T00:00:00Z",
                     *           "meters": null,
                     *           "reference": "welcome",
                     *           "created_at": "2026-11-01T09:30:00Z",
                     *           "voided_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCreditGrantResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    grant_customer_credit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A key of the caller's own, taken as the reference of a credit without one: the same request again with it grants nothing */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amount": "50",
                 *       "kind": "purchase",
                 *       "reference": "order 4711"
                 *     }
                 */
                "application/json": components["schemas"]["CreditRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *       "kind": "purchase",
                     *       "status": "active",
                     *       "amount": {
                     *         "amount": "50",
                     *         "currency": "USD"
                     *       },
                     *       "remaining": {
                     *         "amount": "50",
                     *         "currency": "USD"
                     *       },
                     *       "priority": 50,
                     *       "effective_at": "2026-11-20T10:00:00Z",
                     *       "expires_at": null,
                     *       "meters": null,
                     *       "reference": "order 4711",
                     *       "created_at": "2026-11-20T10:00:00Z",
                     *       "voided_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["CreditGrantResponse"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *       "kind": "purchase",
                     *       "status": "active",
                     *       "amount": {
                     *         "amount": "50",
                     *         "currency": "USD"
                     *       },
                     *       "remaining": {
                     *         "amount": "50",
                     *         "currency": "USD"
                     *       },
                     *       "priority": 50,
                     *       "effective_at": "2026-11-20T10:00:00Z",
                     *       "expires_at": null,
                     *       "meters": null,
                     *       "reference": "order 4711",
                     *       "created_at": "2026-11-20T10:00:00Z",
                     *       "voided_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["CreditGrantResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    void_customer_credit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The credit's id */
                grant: string;
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Granted by mistake"
                 *     }
                 */
                "application/json": components["schemas"]["VoidCreditRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *       "kind": "promo",
                     *       "status": "voided",
                     *       "amount": {
                     *         "amount": "5",
                     *         "currency": "USD"
                     *       },
                     *       "remaining": {
                     *         "amount": "0",
                     *         "currency": "USD"
                     *       },
                     *       "priority": 50,
                     *       "effective_at": "2026-11-01T09:30:00Z",
                     *       "expires_at": "2026-12-01T00:00:00Z",
                     *       "meters": null,
                     *       "reference": "welcome",
                     *       "created_at": "2026-11-01T09:30:00Z",
                     *       "voided_at": "2026-11-21T12:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CreditGrantResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_credit_entries: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "seq": 3,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "grant",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-20T10:00:00Z",
                     *           "month": null,
                     *           "meter": null,
                     *           "price": null,
                     *           "reference": null
                     *         },
                     *         {
                     *           "seq": 2,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "consume",
                     *           "amount": {
                     *             "amount": "1.75",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-12T08:00:00Z",
                     *           "month": "2026-11",
                     *           "meter": "api1",
                     *           "price": 1,
                     *           "reference": null
                     *         },
                     *         {
                     *           "seq": 1,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "grant",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-01T09:30:00Z",
                     *           "month": null,
                     *           "meter": null,
                     *           "price": null,
                     *           "reference": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCreditEntryResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_recurring_credits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRecurringCreditResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    end_customer_recurring_credit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The recurring credit's id */
                credit: string;
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidCreditRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecurringCreditResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    disable_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    enable_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    invite_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "3f0c1d2e4b5a69788796a5b4c3d2e1f00f1e2d3c",
                     *       "expires_at": "2026-11-30T12:46:32.954519Z"
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_limits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter_id": 1,
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "calls_per_minute": 600
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfLimitResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_customer_limit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
                /** @description The meter's number */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "calls_per_minute": 600
                 *     }
                 */
                "application/json": components["schemas"]["LimitRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter_id": 1,
                     *       "meter": "api1",
                     *       "method": "GET",
                     *       "calls_per_minute": 600
                     *     }
                     */
                    "application/json": components["schemas"]["LimitResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    remove_customer_limit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
                /** @description The meter's number */
                meter_id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_prices: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter": "maps",
                     *           "price": {
                     *             "id": 9,
                     *             "model": "flat",
                     *             "amount": "0.0008",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "restart": false,
                     *             "unit": "call",
                     *             "effective": "at_once",
                     *             "effective_from": "2026-11-01T09:30:00Z"
                     *           },
                     *           "state": "current",
                     *           "effective_to": null,
                     *           "created_at": "2026-11-01T09:30:00Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAdminPriceResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_customer_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "meter": "maps",
                 *       "model": "flat",
                 *       "amount": "0.0008"
                 *     }
                 */
                "application/json": components["schemas"]["NewOwnPriceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter": "maps",
                     *       "price": {
                     *         "id": 9,
                     *         "model": "flat",
                     *         "amount": "0.0008",
                     *         "currency": "USD",
                     *         "per": 1,
                     *         "free_units": 0,
                     *         "restart": false,
                     *         "unit": "call",
                     *         "effective": "at_once",
                     *         "effective_from": "2026-11-01T09:30:00Z"
                     *       },
                     *       "state": "current",
                     *       "effective_to": null,
                     *       "created_at": "2026-11-01T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminPriceResponse"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter": "maps",
                     *       "price": {
                     *         "id": 9,
                     *         "model": "flat",
                     *         "amount": "0.0008",
                     *         "currency": "USD",
                     *         "per": 1,
                     *         "free_units": 0,
                     *         "restart": false,
                     *         "unit": "call",
                     *         "effective": "at_once",
                     *         "effective_from": "2026-11-01T09:30:00Z"
                     *       },
                     *       "state": "current",
                     *       "effective_to": null,
                     *       "created_at": "2026-11-01T09:30:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminPriceResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    reset_customer_password: {
        parameters: {
            query?: {
                /** @description false: the user's API keys keep working; true by default */
                revoke_keys?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "username": "ann",
                     *       "password": "Kq7mX2vRt9Lw4ZcB8nYd"
                     *     }
                     */
                    "application/json": components["schemas"]["NewPasswordResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_customer_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_customer_tokens: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20871-9bfa-7503-8fa7-2bcabc2bf730",
                     *           "kind": "api_key",
                     *           "name": "build server",
                     *           "start": "payg_ak_NZxf",
                     *           "meters": [
                     *             "api1"
                     *           ],
                     *           "created_at": "2026-11-23T12:46:32.954519Z",
                     *           "expires_at": null,
                     *           "last_used_at": "2026-11-23T13:00:00Z",
                     *           "test": false,
                     *           "rotated_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCustomerTokenResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_customer_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
                /** @description The token's id */
                token_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    remove_customer_totp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The customer's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_journals: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only what is open or closed; all by default */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfJournalResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    abandon_journal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The journal's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbandonJournalRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbandonedJournalResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_leases: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Only those of this customer, by their id */
                customer?: string;
                /** @description Only those of this journal, by its id */
                journal?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfLeaseResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_meters: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 1,
                     *           "key": "api1",
                     *           "name": null,
                     *           "description": "What is near a place.",
                     *           "docs_url": "https://docs.example.com/maps",
                     *           "method": "GET",
                     *           "route": "/api/payg/api1",
                     *           "unit": "call",
                     *           "charged_statuses": "200-299",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.206215Z"
                     *           },
                     *           "created_at": "2026-11-23T13:40:02.206215Z",
                     *           "retired_at": null
                     *         },
                     *         {
                     *           "id": 2,
                     *           "key": "api2",
                     *           "name": null,
                     *           "description": "What is near a place.",
                     *           "docs_url": "https://docs.example.com/maps",
                     *           "method": "GET",
                     *           "route": "/api/payg/api2",
                     *           "unit": "call",
                     *           "charged_statuses": "200-299",
                     *           "price": {
                     *             "id": 2,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.260087Z"
                     *           },
                     *           "created_at": "2026-11-23T13:40:02.260087Z",
                     *           "retired_at": null
                     *         },
                     *         {
                     *           "id": 3,
                     *           "key": "api3",
                     *           "name": null,
                     *           "description": "What is near a place.",
                     *           "docs_url": "https://docs.example.com/maps",
                     *           "method": "GET",
                     *           "route": "/api/payg/api3",
                     *           "unit": "call",
                     *           "charged_statuses": "200-299",
                     *           "price": {
                     *             "id": 3,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.260718Z"
                     *           },
                     *           "created_at": "2026-11-23T13:40:02.260718Z",
                     *           "retired_at": null
                     *         },
                     *         {
                     *           "id": 4,
                     *           "key": "api4",
                     *           "name": null,
                     *           "description": "What is near a place.",
                     *           "docs_url": "https://docs.example.com/maps",
                     *           "method": "GET",
                     *           "route": "/api/payg/api4",
                     *           "unit": "call",
                     *           "charged_statuses": "200-299",
                     *           "price": {
                     *             "id": 4,
                     *             "model": "flat",
                     *             "amount": "0.005",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.260785Z"
                     *           },
                     *           "created_at": "2026-11-23T13:40:02.260785Z",
                     *           "retired_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAdminMeterResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_meter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "key": "translate",
                 *       "route": "/api/translate",
                 *       "unit": "character",
                 *       "price": {
                 *         "model": "flat",
                 *         "amount": "20",
                 *         "per": 1000000,
                 *         "currency": "USD"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewMeterRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 5,
                     *       "key": "translate",
                     *       "name": "Translation",
                     *       "description": "What is near a place.",
                     *       "docs_url": "https://docs.example.com/maps",
                     *       "method": "GET",
                     *       "route": "/api/translate",
                     *       "unit": "character",
                     *       "charged_statuses": "200-299",
                     *       "price": {
                     *         "id": 5,
                     *         "model": "flat",
                     *         "amount": "20",
                     *         "currency": "USD",
                     *         "per": 1000000,
                     *         "free_units": 0,
                     *         "effective_from": "2026-11-23T13:40:03.553249Z"
                     *       },
                     *       "created_at": "2026-11-23T13:40:03.553249Z",
                     *       "retired_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminMeterResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_meter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 1,
                     *       "key": "api1",
                     *       "name": null,
                     *       "description": "What is near a place.",
                     *       "docs_url": "https://docs.example.com/maps",
                     *       "method": "GET",
                     *       "route": "/api/payg/api1",
                     *       "unit": "call",
                     *       "charged_statuses": "200-299",
                     *       "price": {
                     *         "id": 1,
                     *         "model": "flat",
                     *         "amount": "0.001",
                     *         "currency": "USD",
                     *         "per": 1,
                     *         "free_units": 0,
                     *         "effective_from": "2026-11-23T13:40:02.206215Z"
                     *       },
                     *       "created_at": "2026-11-23T13:40:02.206215Z",
                     *       "retired_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminMeterResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_meter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "charged_statuses": "200-299,404",
                 *       "description": "What is near a place.",
                 *       "docs_url": "https://docs.example.com/maps"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeMeterRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 5,
                     *       "key": "translate",
                     *       "name": "Translation",
                     *       "description": "What is near a place.",
                     *       "docs_url": "https://docs.example.com/maps",
                     *       "method": "GET",
                     *       "route": "/api/translate",
                     *       "unit": "character",
                     *       "charged_statuses": "200-299,404",
                     *       "price": {
                     *         "id": 5,
                     *         "model": "flat",
                     *         "amount": "20",
                     *         "currency": "USD",
                     *         "per": 1000000,
                     *         "free_units": 0,
                     *         "effective_from": "2026-11-23T13:40:03.553249Z"
                     *       },
                     *       "created_at": "2026-11-23T13:40:03.553249Z",
                     *       "retired_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminMeterResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_meter_prices: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter": "maps",
                     *           "price": {
                     *             "id": 6,
                     *             "model": "graduated",
                     *             "tiers": [
                     *               {
                     *                 "up_to": 10000,
                     *                 "amount": "0.001",
                     *                 "flat_amount": "0"
                     *               },
                     *               {
                     *                 "up_to": null,
                     *                 "amount": "0.0008",
                     *                 "flat_amount": "0"
                     *               }
                     *             ],
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 100,
                     *             "effective_from": "2026-12-01T00:00:00Z"
                     *           },
                     *           "state": "planned",
                     *           "effective_to": null,
                     *           "created_at": "2026-11-23T13:40:03.708727Z"
                     *         },
                     *         {
                     *           "meter": "maps",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-23T13:40:02.206215Z"
                     *           },
                     *           "state": "current",
                     *           "effective_to": "2026-12-01T00:00:00Z",
                     *           "created_at": "2026-11-23T13:40:02.206215Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfAdminPriceResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_meter_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "model": "graduated",
                 *       "currency": "USD",
                 *       "tiers": [
                 *         {
                 *           "up_to": 10000,
                 *           "amount": "0.001"
                 *         },
                 *         {
                 *           "up_to": null,
                 *           "amount": "0.0008"
                 *         }
                 *       ],
                 *       "free_units": 100,
                 *       "effective_from": "2026-12-01T00:00:00Z"
                 *     }
                 */
                "application/json": components["schemas"]["NewPriceRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter": "maps",
                     *       "price": {
                     *         "id": 6,
                     *         "model": "graduated",
                     *         "tiers": [
                     *           {
                     *             "up_to": 10000,
                     *             "amount": "0.001",
                     *             "flat_amount": "0"
                     *           },
                     *           {
                     *             "up_to": null,
                     *             "amount": "0.0008",
                     *             "flat_amount": "0"
                     *           }
                     *         ],
                     *         "currency": "USD",
                     *         "per": 1,
                     *         "free_units": 100,
                     *         "effective_from": "2026-12-01T00:00:00Z"
                     *       },
                     *       "state": "planned",
                     *       "effective_to": null,
                     *       "created_at": "2026-11-23T13:40:03.708727Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminPriceResponse"];
                };
            };
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter": "maps",
                     *       "price": {
                     *         "id": 6,
                     *         "model": "graduated",
                     *         "tiers": [
                     *           {
                     *             "up_to": 10000,
                     *             "amount": "0.001",
                     *             "flat_amount": "0"
                     *           },
                     *           {
                     *             "up_to": null,
                     *             "amount": "0.0008",
                     *             "flat_amount": "0"
                     *           }
                     *         ],
                     *         "currency": "USD",
                     *         "per": 1,
                     *         "free_units": 100,
                     *         "effective_from": "2026-12-01T00:00:00Z"
                     *       },
                     *       "state": "planned",
                     *       "effective_to": null,
                     *       "created_at": "2026-11-23T13:40:03.708727Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminPriceResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retire_meter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 5,
                     *       "key": "translate",
                     *       "name": "Translation",
                     *       "description": "What is near a place.",
                     *       "docs_url": "https://docs.example.com/maps",
                     *       "method": "GET",
                     *       "route": "/api/translate",
                     *       "unit": "character",
                     *       "charged_statuses": "200-299,404",
                     *       "price": {
                     *         "id": 5,
                     *         "model": "flat",
                     *         "amount": "20",
                     *         "currency": "USD",
                     *         "per": 1000000,
                     *         "free_units": 0,
                     *         "effective_from": "2026-11-23T13:40:03.553249Z"
                     *       },
                     *       "created_at": "2026-11-23T13:40:03.553249Z",
                     *       "retired_at": "2026-11-23T13:40:03.795491Z"
                     *     }
                     */
                    "application/json": components["schemas"]["AdminMeterResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    unretire_meter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The meter's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": 5,
                     *       "key": "translate",
                     *       "name": "Translation",
                     *       "description": "What is near a place.",
                     *       "docs_url": "https://docs.example.com/maps",
                     *       "method": "GET",
                     *       "route": "/api/translate",
                     *       "unit": "character",
                     *       "charged_statuses": "200-299,404",
                     *       "price": {
                     *         "id": 5,
                     *         "model": "flat",
                     *         "amount": "20",
                     *         "currency": "USD",
                     *         "per": 1000000,
                     *         "free_units": 0,
                     *         "effective_from": "2026-11-23T13:40:03.553249Z"
                     *       },
                     *       "created_at": "2026-11-23T13:40:03.553249Z",
                     *       "retired_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["AdminMeterResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    withdraw_price: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The price's number */
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    simulate_price: {
        parameters: {
            query?: {
                /** @description Customers to show, those with the greatest difference: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "meter": 1,
                 *       "month": "2026-11",
                 *       "price": {
                 *         "model": "flat",
                 *         "amount": "0.0008",
                 *         "currency": "USD"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": "2026-11",
                     *       "customers": 1,
                     *       "quantity": 25,
                     *       "paid": {
                     *         "amount": "0.025",
                     *         "currency": "USD"
                     *       },
                     *       "would_pay": {
                     *         "amount": "0.02",
                     *         "currency": "USD"
                     *       },
                     *       "difference": {
                     *         "amount": "-0.005",
                     *         "currency": "USD"
                     *       },
                     *       "data": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "name": "ann",
                     *           "quantity": 25,
                     *           "paid": {
                     *             "amount": "0.025",
                     *             "currency": "USD"
                     *           },
                     *           "would_pay": {
                     *             "amount": "0.02",
                     *             "currency": "USD"
                     *           },
                     *           "difference": {
                     *             "amount": "-0.005",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SimulationResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_rejected_usage: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Only what names this customer, by their id */
                customer?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only what is open, charged or written_off; all by default */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRejectedUsageResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    retry_rejected_usage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the rejected usage */
                id: Count;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedUsageResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    write_off_rejected_usage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The number of the rejected usage */
                id: Count;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectedUsageResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    totals: {
        parameters: {
            query?: {
                /** @description The customers' currency, an ISO 4217 code; the service's by default */
                currency?: string;
                /** @description The month, as yyyy-MM, in each customer's time zone; by default the current month of UTC */
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": "2026-11",
                     *       "revenue": {
                     *         "amount": "0.04",
                     *         "currency": "USD"
                     *       },
                     *       "calls": 28,
                     *       "customers": 1,
                     *       "top_customers": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "name": "ann",
                     *           "cost": {
                     *             "amount": "0.04",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "top_meters": [
                     *         {
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "quantity": 25,
                     *           "cost": {
                     *             "amount": "0.025",
                     *             "currency": "USD"
                     *           }
                     *         },
                     *         {
                     *           "meter": "api4",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "quantity": 3,
                     *           "cost": {
                     *             "amount": "0.015",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "flush": {
                     *         "pending_records": 0,
                     *         "oldest_pending_seconds": 0,
                     *         "failed_attempts": 0,
                     *         "last_flushed_at": "2026-11-23T13:40:04Z",
                     *         "set_aside_batches": 0,
                     *         "journal_bytes": 8388608
                     *       },
                     *       "currencies": [
                     *         "USD"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TotalsResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    total_usage: {
        parameters: {
            query?: {
                /** @description The customers' currency, an ISO 4217 code; the service's by default */
                currency?: string;
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Only this customer, by their id */
                customer?: string;
                /** @description From this instant (RFC 3339), or the window that it lies in; by default the start of the month */
                from?: string;
                /** @description Entries on a page: 1 to 1000, 1000 by default */
                limit?: string;
                /** @description Only this meter, by its key */
                meter?: string;
                /** @description Up to this instant (RFC 3339), or the end of the window that it lies in; by default now */
                to?: string;
                /** @description hour (at most 31 days), day (at most 366 days) or month (at most 10 years); day by default */
                window?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "start": "2026-11-23T00:00:00Z",
                     *           "end": "2026-11-24T00:00:00Z",
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "quantity": 25,
                     *           "cost": {
                     *             "amount": "0.025",
                     *             "currency": "USD"
                     *           }
                     *         },
                     *         {
                     *           "start": "2026-11-23T00:00:00Z",
                     *           "end": "2026-11-24T00:00:00Z",
                     *           "meter": "api4",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "quantity": 3,
                     *           "cost": {
                     *             "amount": "0.015",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfTotalUsageResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    verify_ledger: {
        parameters: {
            query?: never;
            header?: {
                /** @description respond-async answers 202 at once (RFC 7240) */
                Prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customers": 2,
                     *       "lines": 2,
                     *       "differences": 0,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerReportResponse"];
                };
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "customers": 2,
                     *       "lines": 2,
                     *       "differences": 0,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerRunResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    start_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20f37-5a52-7c1e-8f1b-6f1d2c3b4a59",
                     *       "state": "running",
                     *       "started_at": "2026-11-26T13:40:03.553249Z",
                     *       "finished_at": null,
                     *       "all_customers": 100000,
                     *       "customers": 12000,
                     *       "lines": 144000,
                     *       "differences": 0,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerRunResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_verification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The verification's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20f37-5a52-7c1e-8f1b-6f1d2c3b4a59",
                     *       "state": "done",
                     *       "started_at": "2026-11-26T13:40:03.553249Z",
                     *       "finished_at": "2026-11-26T13:40:51.102Z",
                     *       "all_customers": 100000,
                     *       "customers": 100000,
                     *       "lines": 1200000,
                     *       "differences": 0,
                     *       "data": []
                     *     }
                     */
                    "application/json": components["schemas"]["LedgerRunResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_webhooks: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWebhookResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_webhook_deliveries: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
                /** @description Only what is pending, delivered or failed; all by default */
                state?: string;
                /** @description Only events of this type, such as usage.alert; all by default */
                type?: string;
            };
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWebhookDeliveryResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replay_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookReplayRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookReplayResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rotate_webhook_secret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateWebhookSecretRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookSecretResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    test_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The webhook's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replay_webhook_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The delivery's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_alerts: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfAlertResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    info: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *       "username": "ann",
                     *       "monthly_cost": 0.25,
                     *       "total_cost": 1.204
                     *     }
                     */
                    "application/json": components["schemas"]["InfoResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: {
                /** @description true: set the token as an HttpOnly cookie instead of giving it */
                use_cookies?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ann",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["LoginRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["LoginRequest"];
                "multipart/form-data": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "payg_st_zAlvGF6imww552Lo7hF032BV0ymAG1b8vU9wq1",
                     *       "username": "ann",
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *       "expires_at": "2026-11-30T12:32:55.126306Z"
                     *     }
                     */
                    "application/json": components["schemas"]["LoginResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    logout_all: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": 7,
                     *           "at": "2026-11-23T12:32:55.126306Z",
                     *           "kind": "login.new_device",
                     *           "client": "curl/8.5.0",
                     *           "address": "203.0.113.7"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfNoticeResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current_password": "correct horse battery",
                 *       "new_password": "staple gun 7 lamp",
                 *       "revoke_keys": false
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChangeRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["PasswordChangeRequest"];
                "multipart/form-data": components["schemas"]["PasswordChangeRequest"];
            };
        };
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    reauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery",
                 *       "totp": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["ReauthenticationRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["ReauthenticationRequest"];
                "multipart/form-data": components["schemas"]["ReauthenticationRequest"];
            };
        };
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "username": "ann",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["RegistrationRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["RegistrationRequest"];
                "multipart/form-data": components["schemas"]["RegistrationRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *       "username": "ann"
                     *     }
                     */
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239ff7",
                     *           "is_current": true,
                     *           "client": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                     *           "address": "203.0.113.7",
                     *           "created_at": "2026-11-23T12:32:55.126306Z",
                     *           "authenticated_at": "2026-11-23T12:32:55.126306Z",
                     *           "last_used_at": "2026-11-23T14:01:12.5Z",
                     *           "expires_at": "2026-11-30T12:32:55.126306Z"
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfSessionResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The session's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "is_enabled": true,
                     *       "enabled_at": "2026-11-23T12:40:00Z",
                     *       "recovery_codes_left": 10
                     *     }
                     */
                    "application/json": components["schemas"]["TotpResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    disable_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    enable_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "287082"
                 *     }
                 */
                "application/json": components["schemas"]["TotpCodeRequest"];
                "application/x-www-form-urlencoded": components["schemas"]["TotpCodeRequest"];
                "multipart/form-data": components["schemas"]["TotpCodeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": [
                     *         "abcd-efgh-jkmn-pqrs",
                     *         "2345-6789-abcd-efgh"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodesResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "codes": [
                     *         "abcd-efgh-jkmn-pqrs",
                     *         "2345-6789-abcd-efgh"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodesResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_up_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
                     *       "uri": "otpauth://totp/Payg:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Payg&algorithm=SHA1&digits=6&period=30"
                     *     }
                     */
                    "application/json": components["schemas"]["TotpSecretResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    balance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "currency": "USD",
                     *       "balance": {
                     *         "amount": "53.25",
                     *         "currency": "USD"
                     *       },
                     *       "held": {
                     *         "amount": "0",
                     *         "currency": "USD"
                     *       },
                     *       "available": {
                     *         "amount": "53.25",
                     *         "currency": "USD"
                     *       },
                     *       "credit_limit": null,
                     *       "mode": "prepaid",
                     *       "grants": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "promo",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "3.25",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-01T09:30:00Z",
                     *           "expires_at": "2026-12-01T00:00:00Z",
                     *           "meters": null,
                     *           "reference": "welcome",
                     *           "created_at": "2026-11-01T09:30:00Z",
                     *           "voided_at": null
                     *         },
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "purchase",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-20T10:00:00Z",
                     *           "expires_at": null,
                     *           "meters": null,
                     *           "reference": "order 4711",
                     *           "created_at": "2026-11-20T10:00:00Z",
                     *           "voided_at": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BalanceResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    balance_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceAlertsResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    set_balance_alerts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BalanceAlertsRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceAlertsResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    balance_history: {
        parameters: {
            query?: {
                /** @description How many days, the one under way included: 1 to 92, 30 by default */
                days?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceHistoryResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_budgets: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfBudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_budget: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The budget's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_budget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The budget's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BudgetChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BudgetResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    current_cost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": "2026-11",
                     *       "start": "2026-11-01T00:00:00Z",
                     *       "end": "2026-12-01T00:00:00Z",
                     *       "time_zone": "UTC",
                     *       "as_of": "2026-11-23T12:32:55.926588Z",
                     *       "total": {
                     *         "amount": "0.25",
                     *         "currency": "USD"
                     *       },
                     *       "lines": [
                     *         {
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-01T00:00:00Z"
                     *           },
                     *           "quantity": 250,
                     *           "cost": {
                     *             "amount": "0.25",
                     *             "currency": "USD"
                     *           },
                     *           "explanation": [
                     *             {
                     *               "kind": "units",
                     *               "first_unit": 1,
                     *               "quantity": 250,
                     *               "rate": {
                     *                 "amount": "0.001",
                     *                 "currency": "USD"
                     *               },
                     *               "cost": {
                     *                 "amount": "0.25",
                     *                 "currency": "USD"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CostResponse"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cost_of_month: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The billing period, as yyyy-MM */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "month": "2026-11",
                     *       "start": "2026-11-01T00:00:00Z",
                     *       "end": "2026-12-01T00:00:00Z",
                     *       "time_zone": "UTC",
                     *       "as_of": "2026-11-23T12:32:55.926588Z",
                     *       "total": {
                     *         "amount": "0.25",
                     *         "currency": "USD"
                     *       },
                     *       "lines": [
                     *         {
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-01T00:00:00Z"
                     *           },
                     *           "quantity": 250,
                     *           "cost": {
                     *             "amount": "0.25",
                     *             "currency": "USD"
                     *           },
                     *           "explanation": [
                     *             {
                     *               "kind": "units",
                     *               "first_unit": 1,
                     *               "quantity": 250,
                     *               "rate": {
                     *                 "amount": "0.001",
                     *                 "currency": "USD"
                     *               },
                     *               "cost": {
                     *                 "amount": "0.25",
                     *                 "currency": "USD"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["CostResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_credits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "purchase",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-20T10:00:00Z",
                     *           "expires_at": null,
                     *           "meters": null,
                     *           "reference": "order 4711",
                     *           "created_at": "2026-11-20T10:00:00Z",
                     *           "voided_at": null
                     *         },
                     *         {
                     *           "id": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "promo",
                     *           "status": "active",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "remaining": {
                     *             "amount": "3.25",
                     *             "currency": "USD"
                     *           },
                     *           "priority": 50,
                     *           "effective_at": "2026-11-01T09:30:00Z",
                     *           "expires_at": "2026-12-01T00:00:00Z",
                     *           "meters": null,
                     *           "reference": "welcome",
                     *           "created_at": "2026-11-01T09:30:00Z",
                     *           "voided_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCreditGrantResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_credit_entries: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "seq": 3,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc2",
                     *           "kind": "grant",
                     *           "amount": {
                     *             "amount": "50",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-20T10:00:00Z",
                     *           "month": null,
                     *           "meter": null,
                     *           "price": null,
                     *           "reference": null
                     *         },
                     *         {
                     *           "seq": 2,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "consume",
                     *           "amount": {
                     *             "amount": "1.75",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-12T08:00:00Z",
                     *           "month": "2026-11",
                     *           "meter": "api1",
                     *           "price": 1,
                     *           "reference": null
                     *         },
                     *         {
                     *           "seq": 1,
                     *           "grant": "01a20865-2009-7e24-9727-1f9bd0239fc1",
                     *           "kind": "grant",
                     *           "amount": {
                     *             "amount": "5",
                     *             "currency": "USD"
                     *           },
                     *           "at": "2026-11-01T09:30:00Z",
                     *           "month": null,
                     *           "meter": null,
                     *           "price": null,
                     *           "reference": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfCreditEntryResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_recurring_credits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfRecurringCreditResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_keys: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "01a20871-9bfa-7503-8fa7-2bcabc2bf730",
                     *           "name": "build server",
                     *           "start": "payg_ak_NZxf",
                     *           "meters": [
                     *             "api1"
                     *           ],
                     *           "created_at": "2026-11-23T12:46:32.954519Z",
                     *           "expires_at": null,
                     *           "last_used_at": "2026-11-23T13:00:00Z",
                     *           "test": false,
                     *           "previous_expires_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfKeyResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "build server",
                 *       "expires_at": null,
                 *       "meters": [
                 *         "api1"
                 *       ],
                 *       "test": false
                 *     }
                 */
                "application/json": components["schemas"]["NewKeyRequest"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "payg_ak_NZxfydUpoS0bjYBF4DtOS5W0UcGwIyFQJvm6t3",
                     *       "id": "01a20871-9bfa-7503-8fa7-2bcabc2bf730",
                     *       "name": "build server",
                     *       "start": "payg_ak_NZxf",
                     *       "meters": [
                     *         "api1"
                     *       ],
                     *       "created_at": "2026-11-23T12:46:32.954519Z",
                     *       "expires_at": null,
                     *       "test": false,
                     *       "previous_expires_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["NewKeyResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description It cannot be done as things are; `code` says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Conflict",
                     *       "status": 409,
                     *       "detail": "A customer has at most 50 API keys: revoke one first.",
                     *       "code": "too_many_keys",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No content. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rename_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "build server 2"
                 *     }
                 */
                "application/json": components["schemas"]["KeyChangeRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "01a20871-9bfa-7503-8fa7-2bcabc2bf730",
                     *       "name": "build server 2",
                     *       "start": "payg_ak_NZxf",
                     *       "meters": [
                     *         "api1"
                     *       ],
                     *       "scopes": null,
                     *       "created_at": "2026-11-23T12:46:32.954519Z",
                     *       "expires_at": null,
                     *       "last_used_at": "2026-11-23T13:00:00Z",
                     *       "test": false,
                     *       "previous_expires_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["KeyResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rotate_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The key's id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlap_seconds": 86400
                 *     }
                 */
                "application/json": components["schemas"]["KeyRotationRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "key": "payg_ak_6mQ0oHk2mZr8tTqv3xWb5cYd9fLh1jNp0uK4sE",
                     *       "id": "01a20871-9bfa-7503-8fa7-2bcabc2bf730",
                     *       "name": "build server 2",
                     *       "start": "payg_ak_6mQ0",
                     *       "meters": [
                     *         "api1"
                     *       ],
                     *       "scopes": null,
                     *       "created_at": "2026-11-23T12:46:32.954519Z",
                     *       "expires_at": null,
                     *       "test": false,
                     *       "previous_expires_at": "2026-11-24T13:00:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["NewKeyResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Not found (`not_found`). */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Not Found",
                     *       "status": 404,
                     *       "detail": "Not found. See /docs for the available endpoints.",
                     *       "code": "not_found",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body is too large (`payload_too_large`). */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Payload Too Large",
                     *       "status": 413,
                     *       "detail": "The request body is too large.",
                     *       "code": "payload_too_large",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The body has another content type (`unsupported_media_type`). */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unsupported Media Type",
                     *       "status": 415,
                     *       "detail": "Send the body in a content type that this address takes.",
                     *       "code": "unsupported_media_type",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_limits: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter_id": 1,
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "calls_per_minute": 600
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfLimitResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    api1: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Find three constellations",
                     *       "kind": "outdoors",
                     *       "participants": 2
                     *     }
                     */
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The customer's credit does not pay for the call (`credit_exhausted`), or a budget does not allow it (`budget_exhausted`). Sums say what is left and what the call would have cost. With `Retry-After`, the rest is held for calls that are under way. */
            402: {
                headers: {
                    /** @description 1 where calls under way hold the rest; else absent */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. Calls of customers whose credit is limited also: `budget_unknown`, the balance cannot be checked. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    api2: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "text": "Well begun is half done.",
                     *       "author": "Aristotle"
                     *     }
                     */
                    "application/json": components["schemas"]["Quote"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The customer's credit does not pay for the call (`credit_exhausted`), or a budget does not allow it (`budget_exhausted`). Sums say what is left and what the call would have cost. With `Retry-After`, the rest is held for calls that are under way. */
            402: {
                headers: {
                    /** @description 1 where calls under way hold the rest; else absent */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. Calls of customers whose credit is limited also: `budget_unknown`, the balance cannot be checked. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    api3: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Elizabeth Bennet",
                     *       "book": "Pride and Prejudice",
                     *       "author": "Jane Austen",
                     *       "year": 1813
                     *     }
                     */
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The customer's credit does not pay for the call (`credit_exhausted`), or a budget does not allow it (`budget_exhausted`). Sums say what is left and what the call would have cost. With `Retry-After`, the rest is held for calls that are under way. */
            402: {
                headers: {
                    /** @description 1 where calls under way hold the rest; else absent */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. Calls of customers whose credit is limited also: `budget_unknown`, the balance cannot be checked. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    api4: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Glacier",
                     *       "colors": [
                     *         "#caf0f8",
                     *         "#90e0ef",
                     *         "#0077b6",
                     *         "#03045e"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Palette"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The customer's credit does not pay for the call (`credit_exhausted`), or a budget does not allow it (`budget_exhausted`). Sums say what is left and what the call would have cost. With `Retry-After`, the rest is held for calls that are under way. */
            402: {
                headers: {
                    /** @description 1 where calls under way hold the rest; else absent */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["PaymentProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. Calls of customers whose credit is limited also: `budget_unknown`, the balance cannot be checked. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_prices: {
        parameters: {
            query?: {
                /** @description An ISO 4217 code; the service's currency by default */
                currency?: string;
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 1000 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter": "api1",
                     *           "name": null,
                     *           "method": "GET",
                     *           "route": "/api/payg/api1",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-01T00:00:00Z"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfMeterPriceResponse"];
                };
            };
            /** @description The client has it already: it has not changed since (`If-None-Match`). */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    estimate_price: {
        parameters: {
            query?: {
                /** @description How much was used in the period before, 0 to 10^15 units: the cost is what is added to it */
                already?: string;
                /** @description An ISO 4217 code; the service's currency by default */
                currency?: string;
                /** @description Dimensions of the usage as a JSON object, such as {"model":"gpt-5"}; none by default */
                dimensions?: string;
                /** @description The meter's key */
                meter?: string;
                /** @description Not needed: a meter has one price, whatever the method */
                method?: string;
                /** @description How much would be used in the period: 0 to 10^15 units */
                quantity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "meter": "api1",
                     *       "quantity": 250,
                     *       "already": 0,
                     *       "cost": {
                     *         "amount": "0.25",
                     *         "currency": "USD"
                     *       },
                     *       "explanation": [
                     *         {
                     *           "kind": "units",
                     *           "first_unit": 1,
                     *           "quantity": 250,
                     *           "rate": {
                     *             "amount": "0.001",
                     *             "currency": "USD"
                     *           },
                     *           "cost": {
                     *             "amount": "0.25",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EstimateResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description Too many attempts from this address or for this user name, or more calls of this API than the customer may make (`rate_limited`). */
            429: {
                headers: {
                    /** @description What is left of it, and when there will be more */
                    RateLimit?: string;
                    /** @description The quota, as in draft-ietf-httpapi-ratelimit-headers */
                    "RateLimit-Policy"?: string;
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Too Many Requests",
                     *       "status": 429,
                     *       "detail": "Too many attempts from this address: try again in 42 s.",
                     *       "code": "rate_limited",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_my_prices: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description Entries on a page: 1 to 1000, 100 by default */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "meter": "api1",
                     *           "name": null,
                     *           "method": "GET",
                     *           "route": "/api/payg/api1",
                     *           "unit": "call",
                     *           "price": {
                     *             "id": 1,
                     *             "model": "flat",
                     *             "amount": "0.001",
                     *             "currency": "USD",
                     *             "per": 1,
                     *             "free_units": 0,
                     *             "effective_from": "2026-11-01T00:00:00Z"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfMeterPriceResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    usage: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description From this instant (RFC 3339), or the window that it lies in; by default the start of the month */
                from?: string;
                /** @description api_key, or the name of a dimension such as model: an entry for each key or value */
                group_by?: string;
                /** @description Entries on a page: 1 to 1000, 1000 by default */
                limit?: string;
                /** @description Only this meter, by its key */
                meter?: string;
                /** @description true: test calls, which cost nothing, in the unit that the meter has now; false by default */
                test?: string;
                /** @description Up to this instant (RFC 3339), or the end of the window that it lies in; by default now */
                to?: string;
                /** @description hour (at most 31 days), day (at most 366 days) or month (at most 10 years); day by default */
                window?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "start": "2026-11-23T00:00:00Z",
                     *           "end": "2026-11-24T00:00:00Z",
                     *           "meter": "api1",
                     *           "method": "GET",
                     *           "unit": "call",
                     *           "quantity": 250,
                     *           "cost": {
                     *             "amount": "0.25",
                     *             "currency": "USD"
                     *           }
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["PageOfUsageResponse"];
                };
            };
            /** @description The request could not be read (`malformed_request`), or fields are at fault (`validation_failed`). */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Some fields are not valid.",
                     *       "status": 400,
                     *       "detail": "Fix the fields listed in `errors` and retry.",
                     *       "errors": {
                     *         "username": [
                     *           "This user name is taken: choose another."
                     *         ]
                     *       },
                     *       "code": "validation_failed",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["HttpValidationProblemDetails"];
                };
            };
            /** @description There is no valid token (`unauthorized`), name and password do not fit (`invalid_credentials`), or a code of an authenticator app is missing (`totp_required`) or wrong (`invalid_totp`). */
            401: {
                headers: {
                    /** @description Which schemes are accepted; absent after a login */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Unauthorized",
                     *       "status": 401,
                     *       "detail": "Send a valid token: Authorization: Bearer <token>.",
                     *       "code": "unauthorized",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The caller may not do this (`forbidden`), the account is disabled (`account_disabled`), something must be done first (`password_change_required`, `totp_setup_required`, `reauthentication_required`), the API key is not for this API (`meter_not_allowed`), a browser is not on HTTPS (`https_required`), or the cookie may have been sent by another site (`cross_site_request`). */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Forbidden",
                     *       "status": 403,
                     *       "detail": "You may not do this.",
                     *       "code": "forbidden",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    health_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
        };
    };
    health_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ready"
                     *     }
                     */
                    "application/json": components["schemas"]["HealthResponse"];
                };
            };
            /** @description The service cannot answer now: `starting`, `database_unavailable`, `journal_full`, `logins_busy` or `timed_out`. */
            503: {
                headers: {
                    /** @description How many seconds to wait */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "type": "https://tools.ietf.org/html/rfc9110#section-15",
                     *       "title": "Service Unavailable",
                     *       "status": 503,
                     *       "detail": "The database does not answer at the moment; calls are still counted. Try again in a moment.",
                     *       "code": "database_unavailable",
                     *       "trace_id": "00-79aa6342c21c12293ef6f6453d667353-3ca6d08b09f742e9-00"
                     *     }
                     */
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
