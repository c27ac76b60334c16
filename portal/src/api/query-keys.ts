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
};
