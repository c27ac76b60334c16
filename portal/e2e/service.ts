import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const repository = fileURLToPath(new URL('../..', import.meta.url));
const startMs = 60_000;
const stopMs = 30_000;

/** Settings as environment variables, such as Payg__Currency. */
export type Settings = Readonly<Record<string, string>>;

/** The administrator that every service of the tests has. */
export const administrator = { username: 'admin', password: 'operator-of-the-tests' };

/** The real service as its own process, with a database of its own. */
export class Service {
  readonly url: string;
  readonly #folder: string;
  readonly #settings: Settings;
  #process: ChildProcess;

  private constructor(url: string, folder: string, settings: Settings, process: ChildProcess) {
    this.url = url;
    this.#folder = folder;
    this.#settings = settings;
    this.#process = process;
  }

  /** Starts it on a free port and waits until it is ready. */
  static async start(settings: Settings): Promise<Service> {
    const folder = await mkdtemp(join(tmpdir(), 'payg-e2e-'));
    const { process, url } = await launch(folder, 'http://127.0.0.1:0', settings);
    return new Service(url, folder, settings, process);
  }

  /** The file of its database. */
  get database(): string {
    return join(this.#folder, 'data/payg.db');
  }

  /** Ends the process; the data stay. */
  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(timer);
  }

  /** Starts it again where it was. */
  async startAgain(): Promise<void> {
    this.#process = (await launch(this.#folder, this.url, this.#settings)).process;
  }

  /** Ends it and forgets its data. */
  async dispose(): Promise<void> {
    if (this.#process.exitCode === null) await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function assemblyPath(): string {
  const configurations = [process.env['CONFIGURATION'] ?? 'Release', 'Debug'];
  const paths = configurations.map((name) => join(repository, `src/Payg.Service/bin/${name}/net10.0`));
  const path = paths.find((folder) => existsSync(join(folder, 'wwwroot/index.html')));
  if (path === undefined) {
    throw new Error(
      'The service is not built with its portal: run `make test`, or `make publish` and dotnet build.',
    );
  }
  return join(path, 'Payg.Service.dll');
}

async function launch(
  folder: string,
  url: string,
  settings: Settings,
): Promise<{ process: ChildProcess; url: string }> {
  const child = spawn('dotnet', [assemblyPath(), '--urls', url], {
    cwd: folder,
    env: {
      ...process.env,
      Payg__DataDirectory: join(folder, 'data'),
      Payg__Admin__Username: administrator.username,
      Payg__Admin__Password: administrator.password,
      // The browser takes the processors, and hashes what is left.
      Payg__Passwords__Wait: '00:01:00',
      Payg__RateLimits__Register: '0',
      Payg__RateLimits__Login: '0',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The service must not outlive the tests, however they end.
  process.once('exit', () => child.kill('SIGKILL'));

  let output = '';
  const listening = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Now listening on: ([^\s"]+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`The service ended with ${code ?? 'a signal'}:\n${output}`)),
    );
    setTimeout(() => reject(new Error(`The service did not start:\n${output}`)), startMs).unref();
  });
  const address = await listening;
  await untilReady(address);
  return { process: child, url: address };
}

async function untilReady(url: string): Promise<void> {
  const end = Date.now() + startMs;
  for (;;) {
    const response = await fetch(`${url}/health/ready`).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > end) throw new Error('The service did not become ready.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
