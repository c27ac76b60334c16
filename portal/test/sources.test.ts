import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { configs } from 'typescript-eslint';
import { describe, expect, test } from 'vitest';
import { generateTypes } from '../build/types.js';

const folder = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

// All sources with their types: one program for the checks of both, because reading them takes longer than either.
const sources = ts.getParsedCommandLineOfConfigFile(
  `${folder}tsconfig.json`,
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => expect.fail(textOf(messageText)) },
);
const program = ts.createProgram(sources?.fileNames ?? [], sources?.options ?? {});

function placeOf(file?: ts.SourceFile, start = 0): string {
  if (file === undefined) return 'tsconfig.json';
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}`;
}

function textOf(message: string | ts.DiagnosticMessageChain): string {
  return ts.flattenDiagnosticMessageText(message, '\n');
}

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8');

describe('Sources', () => {
  test('Sources_Checked_HaveTheirTypes', () => {
    const problems = [...(sources?.errors ?? []), ...ts.getPreEmitDiagnostics(program)].map(
      ({ file, start, messageText }) => `${placeOf(file, start)}: ${textOf(messageText)}`,
    );

    expect(program.getRootFileNames().length).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });

  test('Sources_Checked_KeepTheLintRules', async () => {
    const programs = { projectService: false, programs: [program] };
    const results = await new ESLint({
      cwd: folder,
      overrideConfig: { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: programs } },
    }).lintFiles('.');

    const problems = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line}: ${message}`),
    );
    expect(results.length).toBeGreaterThan(50);
    expect(problems).toEqual([]);
  });

  test('Sources_Checked_AreFormatted', async () => {
    await expect(run('npx', ['prettier', '--check', '.'], { cwd: folder })).resolves.toBeDefined();
  });

  test('Types_MadeFromTheApiDocument_AreTheOnesKept', async () => {
    expect(await read('src/api/schema.d.ts')).toBe(await generateTypes(await read('openapi.json')));
  });

  test('LockFile_Read_NamesNoDownloadAddress', async () => {
    const lock = await read('package-lock.json');

    expect(lock).toContain('"integrity"');
    expect(lock).not.toContain('"resolved"');
  });
});

describe('LintRules', () => {
  // Of these rules none needs types.
  const eslint = new ESLint({ cwd: folder, overrideConfig: configs.disableTypeChecked });

  test.each([
    ['src/features/usage/month-chart.tsx', "import '@/app/app';"],
    ['src/features/usage/month-chart.tsx', "import '@/features/prices/calculator';"],
    ['src/features/usage/month-chart.tsx', "import '../prices/calculator';"],
    ['src/features/admin/customers/customer-list.tsx', "import '@/features/admin/meters/meter-list';"],
    ['src/features/admin/meters/meter-list.tsx', "import '@/features/usage/month-chart';"],
    ['src/features/keys/api/create-key.ts', "import '@/features/keys/key-table';"],
    ['src/components/page.tsx', "import '@/features/prices/calculator';"],
    ['src/api/client.ts', "import '@/app/app';"],
    ['src/format/money.ts', "import '@/features/usage/chart-points';"],
    ['src/app/app.tsx', "import 'antd';"],
  ])('Imports_In%s_MayNotBe %s', async (filePath, code) => {
    const [result] = await eslint.lintText(code, { filePath });

    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('no-restricted-imports');
  });

  test.each([
    [
      'src/features/admin/customers/access/customer-access.tsx',
      "import '@/features/admin/customers/api/list-calls';",
    ],
    ['src/features/keys/key-table.tsx', "import './api/list-keys';"],
    ['src/app/pages/keys.tsx', "import '@/features/keys/api/list-keys';"],
  ])('Imports_In%s_MayBe %s', async (filePath, code) => {
    const [result] = await eslint.lintText(code, { filePath });

    expect(result?.messages).toEqual([]);
  });

  test('Slices_OfThePortal_HaveTheirCallsInThem', async () => {
    const files = await readdir(new URL('../src', import.meta.url), { recursive: true });
    const callers = [];
    for (const file of files.filter(
      (name) => /^features\/.*\.tsx?$/.test(name) && !name.includes('.test.'),
    )) {
      if (/client\.(GET|POST|PUT|PATCH|DELETE)\(/.test(await read(`src/${file}`))) callers.push(file);
    }

    expect(callers.length).toBeGreaterThan(20);
    expect(callers.filter((file) => !/\/api\/[^/]+$/.test(file))).toEqual([]);
  });

  test('Any_AsAType_IsFound', async () => {
    const [result] = await eslint.lintText('export const a: any = 1;', { filePath: 'src/format/money.ts' });

    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('@typescript-eslint/no-explicit-any');
  });
});
