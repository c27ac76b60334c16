import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { APIRequestContext } from 'playwright-core';
import { administrator, repository, type Service } from '../e2e/service.ts';

/** Whom the pictures show: the first one is who is logged in. */
export const customers = [
  'acme.weather',
  'blue-harbor',
  'northwind',
  'pixelforge',
  'quillstack',
  'riverbend',
  'sunroute',
  'tidewater',
];

/** The password of all of them. */
export const password = 'a password for pictures';

const dayMs = 86_400_000;
const days = 55;

/** Prices that show every model, for api1 to api4. */
const prices = [
  {
    model: 'graduated',
    free_units: 100,
    tiers: [
      { up_to: 5000, amount: '0.004' },
      { up_to: null, amount: '0.002' },
    ],
  },
  { model: 'package', amount: '2.5', per: 1000 },
  {
    model: 'volume',
    tiers: [
      { up_to: 2000, amount: '0.0042' },
      { up_to: null, amount: '0.004' },
    ],
  },
];

/** Gives a new service prices, customers, and two months of usage, the same ones each time. */
export async function fill(service: Service, request: APIRequestContext): Promise<void> {
  const headers = { Origin: service.url };
  const post = async (path: string, data: object) => {
    const answer = await request.post(service.url + path, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as { id: string };
  };
  const ids: string[] = [];
  for (const username of customers) ids.push((await post('/api/auth/register', { username, password })).id);
  await post('/api/auth/login?use_cookies=true', administrator);
  for (const [index, price] of prices.entries()) {
    await post(`/api/admin/meters/${index + 1}/prices`, { currency: 'USD', ...price });
  }
  await service.stop();
  await addUsage(service.database, [...recordsOf(ids)].join('\n'));
  await service.startAgain();
}

/** One record of each customer, meter and day: less at weekends, and less of those further down the list. */
function* recordsOf(ids: string[]): Generator<string> {
  const random = numbers(7);
  const now = Date.now();
  for (let day = days; day >= 0; day--) {
    const at = new Date(now - day * dayMs);
    const ofWeekend = [0, 6].includes(at.getUTCDay()) ? 0.45 : 1;
    for (const [place, id] of ids.entries()) {
      for (const [meter, calls] of [620, 480, 330, 260].entries()) {
        const quantity = Math.round((calls * ofWeekend * (0.7 + 0.6 * random())) / (place + 1));
        yield `${id} ${meter + 1} ${quantity} ${at.toISOString()}`;
      }
    }
  }
}

/** Numbers from 0 to 1 that look random and are the same each time (Park and Miller). */
function numbers(seed: number): () => number {
  const modulus = 2_147_483_647;
  let state = seed;
  return () => (state = (state * 48_271) % modulus) / modulus;
}

async function addUsage(database: string, records: string): Promise<void> {
  const script = join(repository, 'scripts/past-usage.cs');
  const adding = spawn('dotnet', ['run', script, database], { stdio: ['pipe', 'inherit', 'inherit'] });
  adding.stdin.end(`${records}\n`);
  const [code] = (await once(adding, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`scripts/past-usage.cs ended with ${code ?? 'a signal'}`);
}
