/** The names under which answers are kept. What a charged call changes lies under `charges`. */
export const queryKeys = {
  session: ['charges', 'session'] as const,
  cost: (month: string | null) => ['charges', 'cost', month] as const,
  usage: (query: object) => ['charges', 'usage', query] as const,
  charges: ['charges'] as const,
  prices: ['prices'] as const,
};
