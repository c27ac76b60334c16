import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const quality = 70;

/** An animated picture, made of screenshots that each stand for a while. */
export class Story {
  readonly #folder: string;
  readonly #frames: { path: string; milliseconds: number }[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async begin(): Promise<Story> {
    return new Story(await mkdtemp(join(tmpdir(), 'payg-story-')));
  }

  /** Adds what the page shows, with a sentence beneath. */
  async show(page: Page, sentence: string, milliseconds: number): Promise<void> {
    await page.evaluate((text) => {
      const known = document.getElementById('story') ?? document.createElement('div');
      known.id = 'story';
      known.textContent = text;
      Object.assign(known.style, {
        position: 'fixed',
        inset: 'auto 0 0',
        zIndex: '9999',
        padding: '14px 24px',
        font: '600 20px Inter Variable, sans-serif',
        color: '#fff',
        background: '#0b3d2e',
      });
      document.body.append(known);
      return document.fonts.ready;
    }, sentence);
    const path = join(this.#folder, `${this.#frames.length}.png`);
    await page.screenshot({ path });
    this.#frames.push({ path, milliseconds });
  }

  /** Writes it as a WebP file that repeats, by the tool of Debian's package webp. */
  async end(path: string): Promise<void> {
    const frames = this.#frames.flatMap((frame) => ['-d', String(frame.milliseconds), frame.path]);
    try {
      execFileSync('img2webp', [
        '-loop',
        '0',
        '-lossy',
        '-q',
        String(quality),
        '-m',
        '6',
        ...frames,
        '-o',
        path,
      ]);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new Error('img2webp is missing. Run: sudo apt-get install webp', { cause: error });
    } finally {
      await rm(this.#folder, { recursive: true });
    }
  }
}
