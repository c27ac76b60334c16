import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from './service.ts';

const startMs = 20_000;

/** What nginx passes on: requests below a path, to a service; with the path, or without and saying so. */
export interface Location {
  path: string;
  service: string;
  isRemoved: boolean;
}

/** A real nginx that speaks TLS on 127.0.0.1, with a certificate that nobody signed. */
export class Nginx {
  readonly url: string;
  readonly #folder: string;
  readonly #process: ChildProcess;

  private constructor(url: string, folder: string, process: ChildProcess) {
    this.url = url;
    this.#folder = folder;
    this.#process = process;
  }

  /** Starts it and waits until it listens. */
  static async start(locations: Location[]): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'payg-nginx-'));
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '1',
        ],
        ...['-subj', '/CN=payg.example.com', '-keyout', join(folder, 'key.pem')],
        ...['-out', join(folder, 'certificate.pem')],
      ],
      { stdio: 'ignore' },
    );
    const port = await freePort();
    const settings = join(folder, 'nginx.conf');
    await writeFile(settings, settingsOf(folder, port, locations));
    const child = spawn(program(), ['-p', folder, '-c', settings, '-e', 'stderr'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    process.once('exit', () => child.kill('SIGKILL'));
    await untilListening(port, child);
    return new Nginx(`https://127.0.0.1:${port}`, folder, child);
  }

  /** Ends it. */
  async dispose(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function settingsOf(folder: string, port: number, locations: Location[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `
    daemon off;
    master_process off;
    pid ${folder}/nginx.pid;
    events { worker_connections 256; }
    http {
      access_log off;
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n      ')}
      server {
        listen 127.0.0.1:${port} ssl;
        ssl_certificate ${folder}/certificate.pem;
        ssl_certificate_key ${folder}/key.pem;
        ${locations.map(locationOf).join('\n        ')}
      }
    }
    `;
}

/** As docs/deploying.md shows it: an address with a path after the host takes the path of the location off. */
function locationOf({ path, service, isRemoved }: Location): string {
  return `location ${path}/ {
          proxy_pass ${service}${isRemoved ? '/' : ''};
          proxy_http_version 1.1;
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_set_header X-Forwarded-Proto $scheme;
          proxy_set_header X-Forwarded-Prefix "${isRemoved ? path : ''}";
        }`;
}

function program(): string {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin'];
  const paths = [
    ...folders.map((folder) => join(folder, 'nginx')),
    join(repository, 'artifacts/tools/nginx/usr/sbin/nginx'),
  ];
  const found = paths.find((path) => existsSync(path));
  if (found === undefined) throw new Error('nginx is missing. Run: scripts/setup-tests');
  return found;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const end = Date.now() + startMs;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error('nginx does not listen.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
