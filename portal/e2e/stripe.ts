import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './service.ts';

const startMs = 30_000;

/** Stripe as the tests have it, in a process of its own, with pages on which the browser pays. */
export class Stripe {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  /** Starts it on a free port; what it sends is signed with the secret. */
  static async start(secret: string): Promise<Stripe> {
    const configurations = [process.env['CONFIGURATION'] ?? 'Release', 'Debug'];
    const file = configurations
      .map((name) => join(repository, `tests/Payg.FakeStripe/bin/${name}/net10.0/Payg.FakeStripe.dll`))
      .find((path) => existsSync(path));
    if (file === undefined) throw new Error('The Stripe of the tests is not built: run `make test`.');
    const child = spawn('dotnet', [file, 'http://127.0.0.1:0', secret], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    const url = await new Promise<string>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        const address = /^(http\S+)\s/.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      });
      child.once('exit', () => reject(new Error('The Stripe of the tests ended.')));
      setTimeout(() => reject(new Error('The Stripe of the tests did not start.')), startMs).unref();
    });
    return new Stripe(url, child);
  }

  /** Where it sends what happens. */
  sendTo(webhook: string): void {
    this.#process.stdin?.write(`${webhook}\n`);
  }

  /** Ends it. */
  stop(): void {
    this.#process.kill('SIGKILL');
  }
}
