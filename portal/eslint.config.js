import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

// Imports point one way: format, components and api <- features <- app. Slices do not know each other; where two of
// them meet, a page of the app shows both. A file imports from its own folder and those below with ./, else with @/.
const direction = 'Imports point one way: format, components, api <- features <- app.';

const forbid = (...patterns) => [
  'error',
  {
    paths: [
      { name: 'antd', message: 'Import the one component: antd/es/button.' },
      { name: '@ant-design/icons', message: 'Import the one icon: @ant-design/icons/CopyOutlined.' },
    ],
    patterns: [
      { group: ['../*'], message: 'Import with @/ from another folder.' },
      ...patterns.map((regex) => ({ regex, message: direction })),
    ],
  },
];

const foldersIn = (folder) =>
  readdirSync(new URL(folder, import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

// The slices of customers, and those of operators.
const slices = [
  ...foldersIn('src/features').filter((name) => name !== 'admin'),
  ...foldersIn('src/features/admin').map((name) => `admin/${name}`),
];

export default ts.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  a11y.flatConfigs.recommended,
  hooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', 400],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['src/app/**'], rules: { 'no-restricted-imports': forbid() } },
  ...slices.map((slice) => ({
    files: [`src/features/${slice}/**`],
    rules: { 'no-restricted-imports': forbid('^@/app/', `^@/features/(?!${slice}/)`) },
  })),
  // The calls of a slice do not know what shows their answers.
  ...slices.map((slice) => ({
    files: [`src/features/${slice}/api/**`],
    rules: { 'no-restricted-imports': forbid('^@/app/', `^@/features/(?!${slice}/api/)`) },
  })),
  {
    files: ['src/{api,components,format}/**'],
    rules: { 'no-restricted-imports': forbid('^@/app/', '^@/features/') },
  },
  // TypeScript checks the names in the build's scripts too.
  {
    files: ['**/*.js'],
    ...ts.configs.disableTypeChecked,
    rules: { ...ts.configs.disableTypeChecked.rules, 'no-undef': 'off' },
  },
);
