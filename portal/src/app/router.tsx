import { createBrowserRouter, type RouteObject } from 'react-router';
import { basePath } from '@/api/base-path';
import { LoadingPage } from './loading-page';
import { PageFault } from './page-fault';
import { SessionLayout, type RouteHandle } from './session-layout';
import { LinkLayout, VisitorLayout } from './visitor-layout';

/** Every page and its address. A page's code is loaded when it is first opened. */
export function createRouter() {
  return createBrowserRouter(routes, { basename: basePath === '' ? '/' : basePath });
}

const routes: RouteObject[] = [
  {
    ErrorBoundary: PageFault,
    HydrateFallback: LoadingPage,
    children: [
      {
        Component: VisitorLayout,
        children: [
          { path: '/login', lazy: async () => ({ Component: (await import('./pages/log-in')).LogInPage }) },
          {
            path: '/sign-up',
            lazy: async () => ({ Component: (await import('./pages/sign-up')).SignUpPage }),
          },
          {
            path: '/forgot-password',
            lazy: async () => ({ Component: (await import('./pages/mail-pages')).ForgotPasswordPage }),
          },
        ],
      },
      {
        Component: LinkLayout,
        children: [
          {
            path: '/reset-password',
            lazy: async () => ({ Component: (await import('./pages/mail-pages')).ResetPasswordPage }),
          },
          {
            path: '/verify-email',
            lazy: async () => ({ Component: (await import('./pages/mail-pages')).VerifyEmailPage }),
          },
          {
            path: '/unsubscribe',
            lazy: async () => ({ Component: (await import('./pages/mail-pages')).UnsubscribePage }),
          },
        ],
      },
      {
        Component: SessionLayout,
        children: [
          {
            ErrorBoundary: PageFault,
            children: [
              { index: true, lazy: async () => ({ Component: (await import('./pages/home')).HomePage }) },
              {
                path: 'usage',
                lazy: async () => ({ Component: (await import('./pages/usage')).UsagePage }),
              },
              {
                path: 'cost/:month?',
                lazy: async () => ({ Component: (await import('./pages/cost')).CostPage }),
              },
              {
                path: 'balance',
                lazy: async () => ({ Component: (await import('./pages/balance')).BalancePage }),
              },
              {
                path: 'budgets',
                lazy: async () => ({ Component: (await import('./pages/budgets')).BudgetsPage }),
              },
              {
                path: 'invoices',
                lazy: async () => ({ Component: (await import('./pages/invoices')).InvoicesPage }),
              },
              {
                path: 'invoices/:id',
                lazy: async () => ({ Component: (await import('./pages/invoice')).InvoicePage }),
              },
              { path: 'plan', lazy: async () => ({ Component: (await import('./pages/plan')).PlanPage }) },
              {
                path: 'payments',
                lazy: async () => ({ Component: (await import('./pages/payments')).PaymentsPage }),
              },
              {
                path: 'prices',
                handle: { isPublic: true } satisfies RouteHandle,
                lazy: async () => ({ Component: (await import('./pages/prices')).PricesPage }),
              },
              { path: 'keys', lazy: async () => ({ Component: (await import('./pages/keys')).KeysPage }) },
              {
                path: 'account',
                lazy: async () => ({ Component: (await import('./pages/account')).AccountPage }),
              },
              {
                path: 'operator',
                lazy: async () => ({ Component: (await import('./operator-layout')).OperatorLayout }),
                children: [
                  {
                    index: true,
                    lazy: async () => ({
                      Component: (await import('./pages/operator/overview')).OverviewPage,
                    }),
                  },
                  {
                    path: 'customers',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/customers')).CustomersPage,
                    }),
                  },
                  {
                    path: 'customers/:id',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/customer')).CustomerPage,
                    }),
                  },
                  {
                    path: 'meters',
                    lazy: async () => ({ Component: (await import('./pages/operator/meters')).MetersPage }),
                  },
                  {
                    path: 'meters/:id',
                    lazy: async () => ({ Component: (await import('./pages/operator/meter')).MeterPage }),
                  },
                  {
                    path: 'invoices',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/invoices')).OperatorInvoicesPage,
                    }),
                  },
                  {
                    path: 'invoices/:id',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/invoice')).OperatorInvoicePage,
                    }),
                  },
                  {
                    path: 'plans',
                    lazy: async () => ({ Component: (await import('./pages/operator/plans')).PlansPage }),
                  },
                  {
                    path: 'payments',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/payments')).OperatorPaymentsPage,
                    }),
                  },
                  {
                    path: 'rejected-usage',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/rejected-usage')).RejectedUsagePage,
                    }),
                  },
                  {
                    path: 'journals',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/journals')).JournalsPage,
                    }),
                  },
                  {
                    path: 'webhooks',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/webhooks')).WebhooksPage,
                    }),
                  },
                  {
                    path: 'webhooks/:id',
                    lazy: async () => ({
                      Component: (await import('./pages/operator/webhook')).WebhookPage,
                    }),
                  },
                  {
                    path: 'audit',
                    lazy: async () => ({ Component: (await import('./pages/operator/audit')).AuditPage }),
                  },
                ],
              },
              {
                path: '*',
                lazy: async () => ({ Component: (await import('./pages/not-found')).NotFoundPage }),
              },
            ],
          },
        ],
      },
    ],
  },
];
