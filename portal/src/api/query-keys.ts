/** The names under which answers are kept. What a charged call changes lies under `charges`. */
export const queryKeys = {
  charges: ['charges'] as const,
  session: ['charges', 'session'] as const,
  cost: (month: string | null) => ['charges', 'cost', month] as const,
  usage: (query: object) => ['charges', 'usage', query] as const,
  prices: ['prices'] as const,
  estimate: (query: object) => ['estimate', query] as const,
  account: ['account'] as const,
  apiKeys: ['api-keys'] as const,
  admin: ['admin'] as const,
  totals: (month: string | null) => ['admin', 'totals', month] as const,
  totalUsage: (query: object) => ['admin', 'usage', query] as const,
  customers: (search: string) => ['admin', 'customers', search] as const,
  customer: (id: string, month: string | null) => ['admin', 'customer', id, month] as const,
  meters: ['admin', 'meters'] as const,
  meterPrices: (id: number) => ['admin', 'meter-prices', id] as const,
  audit: (filter: object) => ['admin', 'audit', filter] as const,
};
